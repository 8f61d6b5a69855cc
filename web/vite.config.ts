import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { emojiData } from './scripts/emoji-data.mjs';
import { scopedName } from './scripts/scoped-name.mjs';
import { slimIcons } from './scripts/slim-icons.mjs';

// `npm run dev` talks to a running server; the built client is served by that server itself.
const server = process.env.SNUG_DEV_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [slimIcons(), react(), emojiData()],
  css: { modules: { generateScopedName: scopedName } },
  // Classic file names under /assets carry their content's hash: the server serves them as immutable.
  build: {
    target: 'es2022',
    // light-dark() and @property as they are: taken apart for older browsers they double the sheet.
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    rolldownOptions: {
      output: {
        // What every page loads anyway in one file: ten small ones compress worse.
        codeSplitting: {
          groups: [
            {
              name: 'base',
              test: /node_modules\/(react|react-dom|scheduler|idb-keyval)\/|src\/(lib\/(listeners|backoff|locale|text|ids|storage)|words\/(area|common)|api\/http|sync\/(apply-event|kept|between-pages|is-by)|ui\/cx)\.tsx?$|scripts\/lucide-icon\.mjs$/,
            },
          ],
        },
      },
    },
    assetsDir: 'assets',
    // font-src and style-src are 'self' only, so nothing may become a data: address.
    assetsInlineLimit: 0,
    // What a lazy part imports is named in its own file; listed here as well, a hundred hashed names would
    // stand in the first load. Style sheets have to be: nothing else names them.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_url, dependencies, { hostType }) =>
        hostType === 'js' ? dependencies.filter((name) => name.endsWith('.css')) : dependencies,
    },
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: server, changeOrigin: false } },
  },
});
