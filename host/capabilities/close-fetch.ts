export { closeAgent as closeFetch } from './_fetch-agent.ts'
