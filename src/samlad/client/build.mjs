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
const files = new Map(); // written only when everything has gone well

async function bundle(name, entry, options = {}) {
  const result = await esbuild.build({ ...common, entryPoints: [entry], outfile: name, ...options });
  return result.outputFiles[0].contents;
}

function put(name, contents, { hashed = true } = {}) {
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 8).toUpperCase();
  const [stem, extension] = [name.slice(0, name.lastIndexOf(".")), name.slice(name.lastIndexOf("."))];
  names[name] = hashed ? `${stem}-${hash}${extension}` : name;
  const brotli = brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  files.set(names[name], contents).set(`${names[name]}.br`, brotli).set(`${names[name]}.gz`, gzipSync(contents, { level: 9 }));
}

put("app.css", await bundle("app.css", "css/app.css"));
for (const name of ["app", "draft", "passkey"]) put(`${name}.js`, await bundle(`${name}.js`, `ts/${name}.ts`, { format: "esm" }));
for (const name of (await readdir(`${here}assets`)).sort()) {
  const text = await readFile(`${here}assets/${name}`, "utf8");
  put(name, Buffer.from(text.replace(/\{\{(.+?)\}\}/g, (_, other) => `/static/${names[other]}`)));
}
const shell = JSON.stringify(Object.values(names).map((name) => `/static/${name}`));
put("sw.js", await bundle("sw.js", "ts/sw.ts", { define: { SHELL: shell } }), { hashed: false });
files.set("manifest.json", JSON.stringify(names, null, 2));

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await Promise.all([...files].map(([name, contents]) => writeFile(`${dist}/${name}`, contents)));
for (const name of Object.values(names)) console.log(`${name.padEnd(32)} ${files.get(name).length} B, ${files.get(`${name}.br`).length} B with brotli`);
