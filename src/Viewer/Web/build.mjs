// Bundles the pages' scripts and the style sheet into ../wwwroot/dist, and puts MapLibre's worker beside them.
import { build } from 'esbuild';
import { cp, mkdir, rm } from 'node:fs/promises';

const out = new URL('../wwwroot/dist/', import.meta.url);
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

await build({
  absWorkingDir: import.meta.dirname ?? new URL('.', import.meta.url).pathname,
  entryPoints: { leaders: 'leaders/main.ts', plan: 'coordinators/main.ts', worklist: 'worklist/main.ts', team: 'teams/main.ts', sheet: 'teams/sheet.ts', site: 'styles/site.css' },
  outdir: out.pathname,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  legalComments: 'linked',
  chunkNames: 'chunk-[hash]',
  logLevel: 'warning',
});

// The strict content security policy allows workers from our own server only, so no worker is made from a blob.
await cp(new URL('node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs', import.meta.url), new URL('maplibre-gl-worker.mjs', out));
