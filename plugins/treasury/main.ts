import { definePlugin, type HostApi, type JobContext, type JobRun } from '@hardpoint/sdk'
import { ledgerExports } from './src/exports.ts'
import { releaseExpired } from './src/release-expired.ts'
import { accountRoutes } from './src/routes/account-routes.ts'
import { exportLedger } from './src/routes/export-route.ts'
import { historyRoutes } from './src/routes/history-routes.ts'
import { transferRoutes } from './src/routes/transfer-routes.ts'
import { trialBalance } from './src/routes/trial-balance-route.ts'

export default definePlugin({
  routes: { ...accountRoutes, ...transferRoutes, ...historyRoutes, exportLedger, trialBalance },
  jobs: {
    async releaseExpired({ scheduledFor }: JobRun, host: HostApi, { tenant }: JobContext) {
      const released = await releaseExpired(host, { tenant, at: scheduledFor })
      if (released > 0) await host.log.info('Released expired transfers', { released })
    },
  },
  exports: ledgerExports,
})
