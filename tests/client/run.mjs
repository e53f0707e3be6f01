// Bundles each *.test.ts and runs it in Node.js with just enough of a page around it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const here = import.meta.dirname;
const client = join(here, "../../src/samlad/client");
const esbuild = createRequire(join(client, "package.json"))("esbuild");
const page = 'globalThis.document={documentElement:{lang:"sv"},body:{dataset:{}}};globalThis.addEventListener=()=>{};globalThis.location={pathname:"/",search:""};';
const folder = mkdtempSync(join(tmpdir(), "samlad-client-"));
const tests = readdirSync(here).filter((name) => name.endsWith(".test.ts"));
await esbuild.build({ entryPoints: tests.map((name) => join(here, name)), outdir: folder, outExtension: { ".js": ".mjs" }, bundle: true, platform: "node", format: "esm", banner: { js: page }, nodePaths: [join(client, "node_modules")] });
const run = spawnSync(process.execPath, ["--test", ...readdirSync(folder).map((name) => join(folder, name))], { stdio: "inherit" });
rmSync(folder, { recursive: true });
process.exit(run.status ?? 1);
