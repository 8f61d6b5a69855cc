import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// `npm run dev` talks to a running server; the built client is served by that server itself.
const server = process.env.SNUG_DEV_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  resolve: {
    // The router brings a copy for older Reacts; ours has it built in.
    alias: [{ find: /^use-sync-external-store\/shim(\/index\.js)?$/, replacement: 'react' }],
  },
  // Classic file names under /assets carry their content's hash: the server serves them as immutable.
  build: {
    target: 'es2022',
    // light-dark() and @property as they are: taken apart for older browsers they double the sheet.
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    assetsDir: 'assets',
    // font-src and style-src are 'self' only, so nothing may become a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: server, changeOrigin: false } },
  },
});
