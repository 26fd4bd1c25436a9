// Made by schemas/gen/generate.ts from schemas/documents: run npm run gen, do not edit.

/** One violation, as ajv reports it. */
export interface ValidationProblem { instancePath: string; keyword: string; message?: string; params: Record<string, unknown>; propertyName?: string }
export interface Validator { (value: unknown): boolean; errors?: ValidationProblem[] | null }
export declare const AdminApi: Validator
export declare const AdvisoryList: Validator
export declare const Envelope: Validator
export declare const FeatureToggle: Validator
export declare const Grant: Validator
export declare const HostConfig: Validator
export declare const IndexEntry: Validator
export declare const License: Validator
export declare const Manifest: Validator
export declare const PackageStatement: Validator
export declare const PublisherRecord: Validator
export declare const ResolutionProblem: Validator
