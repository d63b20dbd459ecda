// Further releases of Rill, made from the build as it was before its files got their names.
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PRECACHE, UNSTAMPED } from "./paths.mjs";

/** A release in `folder` whose page, script, style and worker all carry `mark`. */
export function makeRelease(folder, mark) {
  cpSync(UNSTAMPED, folder, { recursive: true });
  const html = join(folder, "index.html");
  writeFileSync(html, readFileSync(html, "utf8").replace("<html lang=\"en\"", `<html lang="en" data-html="${mark}"`));
  appendFileSync(join(folder, "start.js"), `document.documentElement.dataset.start = "${mark}";\n`);
  appendFileSync(join(folder, "page.js"), `document.documentElement.dataset.page = "${mark}";\n`);
  appendFileSync(join(folder, "worker.js"), `self.mark = "${mark}";\n`);
  appendFileSync(join(folder, "style/main.css"), `:root { --mark: "${mark}" }\n`);
  execFileSync(PRECACHE, [folder], { stdio: "inherit" });
  return folder;
}

/** The marks that a page and its worker show: one word when everything is of one release. */
export async function marks(page) {
  const seen = await page.evaluate(async () => {
    const { html, start, page } = document.documentElement.dataset;
    const style = getComputedStyle(document.documentElement).getPropertyValue("--mark").replaceAll("\"", "").trim();
    const loader = new URL(document.querySelector("meta[name=rill-worker]").content, document.baseURI);
    const glue = await (await fetch(new URL("worker.js", loader))).text();
    const worker = glue.match(/self\.mark = "(\w+)"/)?.[1];
    return [html, start, page, style, worker].map((mark) => mark || "none");
  });
  return [...new Set(seen)].join(" ");
}
