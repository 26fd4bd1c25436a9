const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?'
export const HOST_PATTERN = `^(http://)?(${LABEL}(\\.${LABEL})*|\\*\\.${LABEL}(\\.${LABEL})+|\\[[0-9a-f:.]{2,45}\\])(:[1-9][0-9]{0,4})?$`
export function hostWider(_granted: unknown, _requested: unknown): string | undefined { return undefined }
