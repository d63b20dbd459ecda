// Refreshing: it says how far it is, and it can be stopped.
import { expect, test } from "../harness/test.mjs";
import { follow, visit } from "../harness/steps.mjs";

test("a refresh shows where it is, and stops when it is told to", async ({ reader, rill, origin }) => {
  const { page } = reader;
  reader.expects(/ERR_ABORTED|ERR_FAILED/);
  await follow(page, rill, origin.url("/tides.xml"));
  await follow(page, rill, origin.url("/kilns.xml"));
  await visit(page, "Latest");
  const gates = ["/tides.xml", "/kilns.xml"].map((path) => origin.hold(path));
  const status = page.locator(".status-line");
  await page.getByRole("button", { name: "Refresh" }).click();
  // One at a time, since both are of one host; the one that has answered is named.
  const [first, second] = await Promise.race(gates.map((gate, at) => gate.arrived.then(() => [gate, gates[1 - at]])));
  await expect(status).toContainText("0 of 2");
  first.release();
  await second.arrived;
  await expect(status).toContainText(/1 of 2 · (Tidewrack|Notes on Kilns)/);
  await status.getByRole("button", { name: "Cancel" }).click();
  await expect(status).toContainText("Updated");
  await expect(status.getByRole("button", { name: "Cancel" })).toHaveCount(0);
  await expect(status).not.toContainText("failing");
  second.release();
});

test("a refresh that is asked for while another runs comes after it, and asks nobody twice", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await follow(page, rill, origin.url("/kilns.xml"));
  const asked = () => ["/tides.xml", "/kilns.xml"].map((path) => origin.asked(path).length);
  const [tides, kilns] = asked();
  const gate = origin.hold("/kilns.xml");
  // Where one stands, it is this one blog that is asked.
  await page.getByRole("button", { name: "Refresh" }).click();
  await gate.arrived;
  await visit(page, "Latest");
  await page.getByRole("button", { name: "Refresh" }).click();
  gate.release();
  await expect.poll(asked).toEqual([tides + 1, kilns + 1]);
  await expect(page.locator(".status-line")).toContainText("Updated");
  expect(asked()).toEqual([tides + 1, kilns + 1]);
});
