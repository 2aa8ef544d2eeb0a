import { defineConfig } from 'vite'

/** Builds the task pane; `npm start` serves it at /pane/. */
export default defineConfig({
  root: 'addin/taskpane',
  base: '/pane/',
  // Whatever builds it, a test run too: React's other build is slower and twice as large.
  define: { 'process.env.NODE_ENV': '"production"' },
  // The production build of React has no JSX of development.
  oxc: { jsx: { development: false } },
  build: {
    outDir: '../../dist/pane',
    emptyOutDir: true,
    // WebView2 and Safari of the Excels that have a shared runtime.
    target: ['edge109', 'safari16.4'],
    modulePreload: { polyfill: false },
    // A test holds what is loaded at first to a budget of its own, gzipped.
    chunkSizeWarningLimit: 1000,
    rollupOptions: {
      // Fluent marks its modules for servers that render React; here there is none.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning)
      },
      // The pane, and the two pages of its sign-in dialog.
      input: ['taskpane', 'sign-in', 'signed-in'].map((page) => `addin/taskpane/${page}.html`),
      output: {
        // The manifest names this one; the others bear their content's hash.
        entryFileNames: ({ name }) => (name === 'taskpane' ? 'taskpane.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
})
