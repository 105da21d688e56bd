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
    // Each file with a world of its own, as with processes, which take a third longer to start.
    pool: 'threads',
    include: ['test/**/*.test.ts'],
    // How long something takes is measured elsewhere: this only ends what hangs, also on a machine with much to do.
    testTimeout: 60_000,
  },
})
