// After the build: a .br and a .gz beside every file of dist/ that gains by it, and dist/assets.json,
// the list from which the server embeds them: path, type, size, etag, whether the name carries the
// content's hash (immutable), which encodings stand beside it.

import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const list = 'assets.json';
/** A packed copy that saves less than this share is not worth its bytes in the binary. */
const worthwhile = 0.95;

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};
const alreadyPacked = new Set(['.woff2', '.png']);

const squeeze = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

async function filesOf(folder) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function pack(path, bytes) {
  const encodings = {};
  for (const [name, press] of Object.entries(squeeze)) {
    const packed = await press(bytes);
    if (packed.length > bytes.length * worthwhile) continue;
    await writeFile(`${path}.${name}`, packed);
    encodings[name] = packed.length;
  }
  return encodings;
}

const assets = [];
for (const path of (await filesOf(dist)).toSorted()) {
  const extension = extname(path);
  if (extension === '.br' || extension === '.gz' || path === join(dist, list)) {
    await rm(path);
    continue;
  }
  const type = types[extension];
  if (!type) throw new Error(`No content type is known for ${relative(dist, path)}`);
  const bytes = await readFile(path);
  const name = relative(dist, path);
  assets.push({
    path: `/${name}`,
    type,
    size: bytes.length,
    etag: createHash('sha256').update(bytes).digest('hex').slice(0, 32),
    // The build puts a hash of the content into every name under assets/, and nowhere else.
    immutable: name.startsWith('assets/'),
    encodings: alreadyPacked.has(extension) ? {} : await pack(path, bytes),
  });
}

await writeFile(join(dist, list), `${JSON.stringify({ assets }, null, 2)}\n`);
const total = assets.reduce((sum, asset) => sum + (asset.encodings.br ?? asset.size), 0);
console.log(`${assets.length} files, ${(total / 1000).toFixed(1)} kB as sent`);
