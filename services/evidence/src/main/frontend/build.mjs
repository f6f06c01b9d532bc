// Builds the dashboard's one stylesheet. Does nothing when the stylesheet is newer than everything it is made from.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const frontend = dirname(fileURLToPath(import.meta.url));
const service = resolve(frontend, "../../..");
const packages = join(service, "node_modules");
const output = resolve(service, process.argv[2] ?? "target/classes/static/evidence", "evidence.css");

const changed = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);
const inputs = [
  ...readdirSync(frontend).map((name) => join(frontend, name)),
  join(service, "package.json"),
  join(service, "package-lock.json"),
];

if (changed(output) > Math.max(...inputs.map(changed))) {
  process.exit(0);
}

const installed = join(packages, ".package-lock.json");
if (changed(installed) < changed(join(service, "package-lock.json"))) {
  const npm = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: service,
    stdio: "inherit",
  });
  if (npm.status !== 0) {
    console.error("The dashboard's styles could not be installed: make npm reach its registry, then build again.");
    process.exit(npm.status ?? 1);
  }
}

const sass = await import(pathToFileURL(join(packages, "sass/sass.node.mjs")).href);
const { css } = sass.compile(join(frontend, "evidence.scss"), {
  loadPaths: [packages],
  style: "compressed",
  quietDeps: true,
});
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, css);
