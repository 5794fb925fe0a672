// Bundles each client with its libraries into dist, where the tests serve them from.
import { build } from 'esbuild';
import { cp } from 'node:fs/promises';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
await build({
  absWorkingDir: here,
  entryPoints: ['leaflet.js', 'maplibre.js', 'routing.js', 'directions.js'],
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  target: 'es2022',
  loader: { '.png': 'dataurl', '.svg': 'dataurl' },
  logLevel: 'warning',
});
await cp(new URL('node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs', import.meta.url), new URL('dist/maplibre-gl-worker.mjs', import.meta.url));
