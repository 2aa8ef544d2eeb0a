import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Browser tests open the task pane as `npm start` would serve it.
    globalSetup: ['test/build-pane.ts'],
    // LibreOffice, the S3 server and child processes need their time on a small machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // On two cores the default is one worker; the slow tests wait for other programs half of their time.
    maxWorkers: 4,
  },
})
