// What a person does, in steps that several journeys share.

/** Follows a blog by its address, as a link from elsewhere hands it over; resolves when its posts are shown. */
export async function follow(page, rill, address) {
  await page.goto(rill.url(`?subscribe=${encodeURIComponent(address)}`));
  await page.waitForURL((url) => url.searchParams.has("feed"));
}
