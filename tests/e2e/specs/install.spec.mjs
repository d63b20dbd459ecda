// Rill can be put on the home screen.
import { expect, kept, test } from "../harness/test.mjs";

test("Chromium finds nothing that stops an installation", async ({ reader, rill }) => {
  await reader.page.goto(rill.url());
  await kept(reader.page);
  const session = await reader.context.newCDPSession(reader.page);
  const { errors, url } = await session.send("Page.getAppManifest");
  expect(url).toContain("manifest.webmanifest");
  expect(errors).toEqual([]);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  expect(installabilityErrors).toEqual([]);
});
