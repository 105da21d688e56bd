import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const upstream = process.env.SANWEI_PORTAL_URL ?? 'http://localhost:8899'

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: { __VUE_OPTIONS_API__: false },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: Object.fromEntries(['/api', '/session', '/login', '/logout'].map((path) => [path, { target: upstream }])),
  },
  test: {
    environment: 'happy-dom',
    // The files share a world, which each finds as it was at first: one of their own each takes three times as long.
    isolate: false,
    pool: 'threads',
    setupFiles: ['test/afresh.ts'],
    include: ['test/**/*.test.ts'],
    // How long something takes is measured elsewhere: this only ends what hangs, also on a machine with much to do.
    testTimeout: 60_000,
  },
})
