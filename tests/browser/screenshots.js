// Takes a picture of every page in both themes and three widths, for a person to look at: target/browser/*.png.

import { artefacts, browser, letIn } from './harness.js';
import { join } from 'node:path';

export const PAGES = [
  ['overview', '/'],
  ['hits', '/?q=Hamas&actor=country:RU&actor=country:IR&not=topic%3DEnergy&date=2023-10..2024-03'],
  ['error', '/?q=Russia%20NEAR%20(-China)&actor=country:RU'],
  ['empty', '/?q=Hamass&actor=country:RU&date=1999'],
  ['article', '/articles/498d5151b771a2ec?q=Hamas&actor=country:RU&mark=country:RU'],
  ['actors', '/actors'],
  ['actor', '/actors/country:RU'],
  ['doctor', '/doctor'],
  ['help', '/help'],
  ['missing', '/nothing-here'],
];

export async function screenshots(server, started, which = PAGES) {
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    for (const colorScheme of ['light', 'dark']) {
      const { context, page, at } = await letIn(started, server, { viewport: { width, height }, colorScheme });
      for (const [name, path] of which) {
        await at(path);
        await page.screenshot({ path: join(artefacts, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      }
      await context.close();
    }
  }
}
