import { configDefaults, defineConfig } from 'vitest/config'

/** Tests of these leave nothing behind in their process: one serves for many files, and its modules are loaded once. */
const shared = ['core', 'formats', 'services', 'http', 'fuzz', 'addin'].map((folder) => `test/${folder}/**/*.test.ts`)

export default defineConfig({
  test: {
    // LibreOffice, the S3 server and child processes need their time on a small machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // On two cores the default is one worker; half of the slow tests wait for another program.
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: 'shared', include: shared, isolate: false } },
      {
        extends: true,
        test: {
          name: 'own',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...shared],
          // Browser tests open the task pane as `npm start` would serve it.
          globalSetup: ['test/build-pane.ts'],
        },
      },
    ],
  },
})
