// Builds the client into dist/: hashed names, manifest.json {"app.js": "app-1A2B3C4D.js"}, and .br and .gz beside each file.
// The service worker keeps its plain name, since browsers find it by its address, and carries the names of the others.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";

const here = new URL(".", import.meta.url).pathname;
const dist = `${here}dist`;
const common = { bundle: true, minify: true, write: false, target: ["chrome109", "firefox115", "safari16"], logLevel: "warning", absWorkingDir: here };
const names = {};

async function bundle(name, entry, options = {}) {
  const result = await esbuild.build({ ...common, entryPoints: [entry], outfile: name, ...options });
  return result.outputFiles[0].contents;
}

async function put(name, contents, { hashed = true } = {}) {
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 8).toUpperCase();
  const [stem, extension] = [name.slice(0, name.lastIndexOf(".")), name.slice(name.lastIndexOf("."))];
  names[name] = hashed ? `${stem}-${hash}${extension}` : name;
  const brotli = brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  const path = `${dist}/${names[name]}`;
  await Promise.all([writeFile(path, contents), writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, gzipSync(contents, { level: 9 }))]);
  console.log(`${names[name].padEnd(32)} ${String(contents.length).padStart(7)} B  ${String(brotli.length).padStart(6)} B brotli`);
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await put("app.css", await bundle("app.css", "css/app.css"));
for (const name of ["app", "draft"]) await put(`${name}.js`, await bundle(`${name}.js`, `ts/${name}.ts`, { format: "esm" }));
for (const name of await readdir(`${here}assets`)) {
  const text = await readFile(`${here}assets/${name}`, "utf8");
  await put(name, Buffer.from(text.replace(/\{\{(.+?)\}\}/g, (_, other) => `/static/${names[other]}`)));
}
const shell = JSON.stringify(Object.values(names).map((name) => `/static/${name}`));
await put("sw.js", await bundle("sw.js", "ts/sw.ts", { define: { SHELL: shell } }), { hashed: false });
await writeFile(`${dist}/manifest.json`, JSON.stringify(names, null, 2));
