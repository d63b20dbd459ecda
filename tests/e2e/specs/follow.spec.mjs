// Following a blog: an address is pasted, its posts come, and they are there when the network is not.
import { expect, test } from "../harness/test.mjs";
import { follow } from "../harness/steps.mjs";

test("a feed is followed and its posts are listed", async ({ reader, rill, origin }) => {
  const { page } = reader;
  await follow(page, rill, origin.url("/tides.xml"));
  await expect(page.getByRole("link", { name: "What the harbour charts left out" }).first()).toBeVisible();
});
