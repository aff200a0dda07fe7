// What a person can do with the pages, done in a browser. Each test says what holds.

import { createServer } from 'node:http';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { request } from 'node:http';
import { join } from 'node:path';
import { browser, equal, finish, folder, index, letIn, ok, repository, serve, test } from './harness.js';
import { articles, payloads } from './payloads.js';
import { PAGES, screenshots } from './screenshots.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const server = await serve(index(join(repository, 'corpus'), 'corpus-index'));
const chrome = await browser();
// The first visit uses the link; the others have its cookie. It also has the registry of actors read, which in a debug build on a busy machine may
// take longer than a search has.
const first = await letIn(chrome, server);
await first.at('/?facet-prefix=actor%3DKremlin');
await first.at('/?facet-prefix=actor%3DKremlin&q=Russia');
await first.context.close();

const total = (page) => page.locator('.bar-top .total strong').innerText();
const query = (page) => Object.fromEntries([...new Set(new URL(page.url()).searchParams.keys())].map((key) => [key, new URL(page.url()).searchParams.getAll(key)]));
const chips = async (page) => (await page.locator('.chip bdi').allInnerTexts());
/** Waits until what was asked has been answered in place. */
const settled = async (page) => { await page.waitForTimeout(30); await page.waitForFunction(() => !document.documentElement.classList.contains('busy')); };

function clean({ seen }) {
  equal(seen.outside, [], 'requests to others');
  equal(seen.violations, [], 'complaints about the security policy');
  equal(seen.errors, [], 'errors of the script');
  equal(seen.dialogs, [], 'dialogs');
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with the script' : 'without script';

  test(`a first search finds, opens and shows why, ${how}`, async () => {
    const visit = await letIn(chrome, server, { javaScriptEnabled });
    const { page, at } = visit;
    await at('/');
    ok((await total(page)).startsWith('91 articles'), 'the overview counts everything');
    await page.fill('#q', 'Hamas');
    await page.press('#q', 'Enter');
    await page.waitForURL(/\?q=Hamas$/);
    const hits = await page.locator('.hit').count();
    ok(hits > 5, `${hits} hits`);
    ok(await page.locator('.hit mark').first().innerText(), 'marks show why');
    await page.locator('.hit h3 a').first().click();
    await page.waitForURL(/\/articles\/[0-9a-f]{16}\?q=Hamas/);
    const marked = await page.locator('.mark-bar strong').innerText();
    equal(Number.parseInt(marked, 10), await page.locator('mark[id]').count(), 'as many marks as counted');
    await page.locator('[data-up]').click();
    await page.waitForURL(/\/\?q=Hamas$/);
    await visit.context.close();
    clean(visit);
  });

  test(`values of a facet are chosen several at a time and keep their siblings, ${how}`, async () => {
    const visit = await letIn(chrome, server, { javaScriptEnabled });
    const { page, at } = visit;
    await at('/?q=Hamas');
    const count = async (value) => page.locator(`#facet-actor input[value="${value}"]`).locator('xpath=ancestor::li').locator('.count').innerText();
    const before = await count('country:RU');
    for (const value of ['country:RU', 'country:IL']) {
      await page.locator(`#facet-actor input[value="${value}"]`).check();
      if (javaScriptEnabled) await settled(page);
    }
    if (!javaScriptEnabled) await page.locator('.apply').click();
    equal({ ...query(page), actor: query(page).actor.toSorted() }, { q: ['Hamas'], actor: ['country:IL', 'country:RU'] });
    equal(await count('country:RU'), before, 'a choice does not change the count beside it');
    const rows = await page.locator('#facet-actor .row input').evaluateAll((inputs) => inputs.slice(0, 3).map((input) => input.checked));
    equal(rows, [true, true, false], 'chosen values stand first');
    const [either] = (await total(page)).split(' ');
    await page.locator('#facet-actor .row', { has: page.locator('input[value="country:RU"]') }).locator('.moves a', { hasText: 'all' }).click();
    if (javaScriptEnabled) await settled(page);
    equal(query(page), { q: ['Hamas'], actor: ['country:IL'], all: ['actor=country:RU'] });
    ok(Number((await total(page)).split(' ')[0]) <= Number(either), 'what must be there narrows');
    await page.locator('#facet-topic .row').first().hover();
    await page.locator('#facet-topic .row').first().locator('button[name="not"]').click();
    if (javaScriptEnabled) await settled(page);
    ok(query(page).not?.[0].startsWith('topic='), 'what must not be there');
    equal((await chips(page)).length, 4, 'a chip for every condition');
    await page.locator('.chip a').last().click();
    if (javaScriptEnabled) await settled(page);
    equal((await chips(page)).length, 3, 'each can be taken away');
    await page.locator('.clear-all').click();
    if (javaScriptEnabled) await settled(page);
    equal(query(page), {}, 'and all of them');
    await visit.context.close();
    clean(visit);
  });

  test(`a facet is searched by alias, ${how}`, async () => {
    const visit = await letIn(chrome, server, { javaScriptEnabled });
    const { page, at } = visit;
    await at('/');
    await page.locator('#find-actor').click();
    await page.keyboard.type('Kremlin');
    if (javaScriptEnabled) await page.waitForURL(/facet-prefix=actor%3DKremlin/);
    else { await page.press('#find-actor', 'Enter'); await page.waitForURL(/facet-prefix=actor%3DKremlin/); }
    const labels = await page.locator('#facet-actor .row label bdi').allInnerTexts();
    ok(labels.includes('Russia') && labels.length < 4, `Kremlin offers ${labels}`);
    if (javaScriptEnabled) equal(await page.evaluate(() => document.activeElement.id), 'find-actor', 'the letters go on');
    await visit.context.close();
    clean(visit);
  });

  test(`bars of the timeline lead in and out, and two dates do the same, ${how}`, async () => {
    const visit = await letIn(chrome, server, { javaScriptEnabled });
    const { page, at } = visit;
    await at('/?date=2023');
    const bar = page.locator('.bars a[data-date="2023-10"]');
    if (javaScriptEnabled) await bar.locator('.bar').click({ force: true });
    else await bar.dispatchEvent('click');
    await page.waitForURL(/date=2023-10$/);
    if (javaScriptEnabled) await settled(page);
    equal(await page.locator('.time-head h2').innerText(), 'By day');
    await page.locator('.zoom-out').click();
    await page.waitForURL(/date=2023$/);
    if (javaScriptEnabled) await settled(page);
    await page.fill('#from', '2023-10-07');
    await page.fill('#to', '2023-12-31');
    await page.locator('.dates button').click();
    await page.waitForURL(/date=2023-10-07\.\.2023-12-31$/);
    if (javaScriptEnabled) await settled(page);
    await page.locator('.as-list summary').click();
    await page.locator('.as-list button').first().click();
    await page.waitForURL(/date=2023-10-/);
    await visit.context.close();
    clean(visit);
  });

  test(`back and forward undo and redo one step, ${how}`, async () => {
    const visit = await letIn(chrome, server, { javaScriptEnabled });
    const { page, at } = visit;
    await at('/?q=Russia');
    const steps = [await total(page)];
    for (const value of ['country:CN', 'country:IR']) {
      await page.locator(`#facet-actor input[value="${value}"]`).check();
      if (javaScriptEnabled) await settled(page);
      else await page.locator('.apply').click();
      steps.push(await total(page));
    }
    for (const expected of [steps[1], steps[0]]) {
      await page.goBack();
      await settled(page).catch(() => {});
      await page.waitForFunction((text) => document.querySelector('.bar-top .total strong')?.innerText === text, expected);
    }
    equal(await page.locator('#facet-actor .row.any').count(), 0, 'nothing is chosen any more');
    await page.goForward();
    await page.waitForFunction((text) => document.querySelector('.bar-top .total strong')?.innerText === text, steps[1]);
    await visit.context.close();
    clean(visit);
  });

  test(`order and pages of hits, ${how}`, async () => {
    const visit = await letIn(chrome, server, { javaScriptEnabled });
    const { page, at } = visit;
    await at('/?q=Russia');
    await page.selectOption('#sort', 'oldest');
    if (javaScriptEnabled) await settled(page); else await page.locator('.order button').click();
    equal(query(page), { q: ['Russia'], sort: ['oldest'] });
    const dates = await page.locator('.hit time').evaluateAll((times) => times.map((time) => time.dateTime.padEnd(10, '-01')));
    equal(dates, [...dates].sort(), 'in order');
    await page.locator('a[rel="next"]').click();
    await page.waitForURL(/offset=20/);
    if (javaScriptEnabled) await settled(page);
    equal(await page.locator('.hits').getAttribute('start'), '21');
    await page.locator('a[rel="prev"]').click();
    await page.waitForURL((url) => !url.searchParams.has('offset'));
    if (javaScriptEnabled) await settled(page);
    equal(await page.locator('.hits').evaluate((list) => list.start), 1);
    await visit.context.close();
    clean(visit);
  });
}

test('drawing over the bars chooses their days', async () => {
  const visit = await letIn(chrome, server);
  const { page, at } = visit;
  await at('/?date=2023');
  const box = await page.locator('.bars').boundingBox();
  await page.mouse.move(box.x + box.width * 0.55, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, box.y + 45, { steps: 6 });
  await page.mouse.up();
  await page.waitForURL(/date=2023-\d\d\.\.2023-\d\d$/);
  await settled(page);
  const [from, to] = [await page.inputValue('#from'), await page.inputValue('#to')];
  ok(from >= '2023-05-01' && to <= '2023-12-31' && from < to, `${from} to ${to}`);
  await visit.context.close();
  clean(visit);
});

test('marks of an article are walked forth and back, and an actor is shown on demand', async () => {
  const visit = await letIn(chrome, server);
  const { page, at } = visit;
  await at('/articles/498d5151b771a2ec?q=Hamas');
  const marks = await page.locator('mark[id]').count();
  // The browser tells of a new address a moment after the key.
  const arrived = (mark) => page.waitForURL((url) => url.hash === `#m${mark}`);
  await page.locator('[data-step="1"]').click();
  await arrived(1);
  await page.keyboard.press('j');
  await arrived(2);
  await page.locator('[data-step="-1"]').click();
  await page.locator('[data-step="-1"]').click();
  await arrived(marks);
  await page.locator('.named-in a', { hasText: 'Russia' }).first().click();
  await page.waitForURL(/mark=country:RU/);
  ok((await page.locator('mark.mention').allInnerTexts()).includes('Moscow'), 'Moscow is Russia');
  const summary = page.locator('.field', { hasText: 'Date' }).locator('summary');
  await summary.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  ok(await page.locator('.field', { hasText: 'Date' }).locator('.tip').isVisible(), 'evidence on focus');
  await page.keyboard.press('Escape');
  ok(!(await page.locator('.field', { hasText: 'Date' }).locator('.tip').isVisible()), 'and away');
  await summary.click();
  ok((await page.locator('.field', { hasText: 'Date' }).locator('q').innerText()).includes('2023-10-30'), 'and to read');
  await visit.context.close();
  clean(visit);
});

test('everything is done by keyboard', async () => {
  const visit = await letIn(chrome, server);
  const { page, at } = visit;
  await at('/');
  await page.keyboard.press('Tab');
  equal(await page.evaluate(() => document.activeElement.className), 'skip', 'first comes the way past the frame');
  await page.keyboard.press('/');
  equal(await page.evaluate(() => document.activeElement.id), 'q');
  await page.keyboard.type('Hamas');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=Hamas/);
  await settled(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  equal(await page.evaluate(() => [...document.querySelectorAll('.hit')].indexOf(document.activeElement.closest('.hit'))), 1, 'the second hit');
  await page.keyboard.press('k');
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  equal(ring, 'solid', 'the focus is seen');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/articles\//);
  await page.keyboard.press('u');
  await page.waitForURL(/\/\?q=Hamas/);
  const box = page.locator('#facet-actor input[type=checkbox]').first();
  await box.focus();
  await page.keyboard.press('Space');
  await page.waitForURL(/actor=/);
  await settled(page);
  equal(await page.evaluate(() => document.activeElement.type), 'checkbox', 'the focus stays');
  await page.keyboard.press('Tab');
  ok(['all', 'not'].includes(await page.evaluate(() => document.activeElement.textContent)), 'beside it: all and not');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('x');
  await page.waitForURL(/\/\?q=Hamas$/);
  await page.keyboard.press('?');
  ok(await page.locator('#keys').isVisible(), 'the keys');
  await page.keyboard.press('Escape');
  ok(!(await page.locator('#keys').isVisible()), 'and away');
  await visit.context.close();
  clean(visit);
});

test('keys of one character can be turned off, and are found without one', async () => {
  const visit = await letIn(chrome, server);
  const { page, at } = visit;
  const opens = () => page.locator('#keys').isVisible();
  await at('/?q=Hamas&actor=country:RU');
  await page.locator('.foot button').click();
  ok(await opens(), 'the button shows the keys');
  await page.locator('#single-keys').uncheck();
  await page.keyboard.press('Escape');
  for (const again of [false, true]) {
    if (again) await at('/?q=Hamas&actor=country:RU');
    await page.evaluate(() => document.activeElement.blur());
    for (const key of ['x', 'j', '/', '?']) await page.keyboard.press(key);
    await page.waitForTimeout(100);
    equal(query(page), { q: ['Hamas'], actor: ['country:RU'] }, 'nothing was taken away');
    equal([await opens(), await page.evaluate(() => document.activeElement.localName)], [false, 'body'], 'nothing was opened or moved to');
  }
  await page.locator('.foot button').click();
  await page.locator('#single-keys').check();
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('x');
  await page.waitForURL(/\/\?q=Hamas$/);
  await visit.context.close();
  clean(visit);
});

test('the focus stays near what was pressed', async () => {
  const visit = await letIn(chrome, server);
  const { page, at } = visit;
  const press = async (selector) => { await page.locator(selector).first().focus(); await page.keyboard.press('Enter'); await settled(page); };
  const isAt = (selector) => page.evaluate((wanted) => Boolean(document.activeElement.closest(wanted)), selector);
  await at('/?q=Russia&actor=country:RU&topic=Energy&topic=Trade');
  const before = (await chips(page)).length;
  await press('.chip a');
  equal((await chips(page)).length, before - 1);
  ok(await isAt('.chip'), 'the next condition');
  while ((await chips(page)).length > 0) await press('.chip a');
  ok(await isAt('#content'), 'the hits, where no condition is left');
  await at('/?q=Russia');
  await press('a[rel="next"]');
  ok(/offset=20/.test(page.url()) && await isAt('.hit h3'), 'the first hit of the page');
  await at('/');
  await press('#facet-actor .more a');
  ok(await isAt('#facet-actor .more'), 'what shows more or fewer');
  await at('/?date=2023');
  await press('.as-list summary');
  await press('.as-list button');
  ok(/date=2023-/.test(page.url()) && await isAt('.as-list[open]'), 'the list of bars, still open');
  await at('/?date=2023');
  await press('.bars a');
  ok(/date=2023-/.test(page.url()) && await isAt('.timeline'), 'beside the bars');
  await visit.context.close();
  clean(visit);
});

test('no choice is lost while the answer to another is under way', async () => {
  const visit = await letIn(chrome, server);
  const { page, at } = visit;
  await at('/?q=Russia');
  await page.route(/\/\?/, async (route) => { await new Promise((resolve) => { setTimeout(resolve, 1500); }); await route.continue().catch(() => {}); });
  const one = (place) => page.locator('#facet-actor .row input[type=checkbox]').nth(place);
  const [first, second] = [await one(1).getAttribute('value'), await one(2).getAttribute('value')];
  await one(1).check();
  await page.locator('#find-actor').click();
  await page.keyboard.type('Krem');
  await page.waitForURL(/facet-prefix=actor%3DKrem/);
  await settled(page);
  equal(query(page), { q: ['Russia'], actor: [first], 'facet-prefix': ['actor=Krem'] });
  const shown = await total(page);
  equal(await page.inputValue('#find-actor'), 'Krem', 'the letters stay');
  await page.unroute(/\/\?/);
  await at(`/?q=Russia&actor=${first}`);
  equal(await total(page), shown, 'the hits are those of the address');
  // Three choices of three kinds, faster than any answer.
  await at('/?q=Russia');
  await page.route(/\/\?/, async (route) => { await new Promise((resolve) => { setTimeout(resolve, 2500); }); await route.continue().catch(() => {}); });
  await one(1).check();
  const not = page.locator('#facet-topic .row button[name="not"]').first();
  const refused = await not.getAttribute('value');
  await not.dispatchEvent('click');
  await one(2).check();
  await page.locator('.bars a[data-date]').first().dispatchEvent('click');
  await page.waitForURL(/date=/, { timeout: 20_000 });
  await settled(page);
  const { actor, not: without, q, date } = query(page);
  equal({ actor: actor.toSorted(), without, q, dates: date.length }, { actor: [first, second].toSorted(), without: [refused], q: ['Russia'], dates: 1 });
  await visit.context.close();
  clean(visit);
});

test('days that count from today stay so until others are chosen', async () => {
  const visit = await letIn(chrome, server);
  const { page, at } = visit;
  await at('/?date=last%20900%20years');
  await page.locator('#facet-actor input[type=checkbox]').first().check();
  await page.waitForURL(/actor=/);
  await settled(page);
  equal(query(page).date, ['last 900 years']);
  ok((await page.locator('#command').textContent()).includes("--date 'last 900 years'"), 'so does the command');
  await page.fill('#to', '2023-12-30');
  await page.locator('.dates button').click();
  await page.waitForURL(/2023-12-30/);
  await settled(page);
  ok(/^\d{4}-\d\d-\d\d\.\.2023-12-30$/.test(query(page).date[0]), query(page).date[0]);
  await visit.context.close();
  clean(visit);
});

test('words that were typed and not sent stay so while a facet is searched', async () => {
  const visit = await letIn(chrome, server);
  const { page, at } = visit;
  await at('/?q=Russia');
  await page.fill('#q', 'Hamas');
  await page.locator('#find-actor').click();
  await page.keyboard.type('Krem');
  await page.waitForURL(/facet-prefix=actor%3DKrem/);
  equal(query(page), { q: ['Russia'], 'facet-prefix': ['actor=Krem'] });
  ok((await page.title()).startsWith('Russia'), 'the title is that of the hits');
  equal(await page.inputValue('#q'), 'Hamas', 'the words are still there');
  await visit.context.close();
  clean(visit);
});

test('an error stands under its column, an empty answer says what to drop', async () => {
  const visit = await letIn(chrome, server);
  const { page, at } = visit;
  await at('/?q=Russia%20NEAR%20(-China)&actor=country:RU');
  equal(await page.locator('.problems .at').innerText(), '-China');
  equal(await page.locator('#q').getAttribute('aria-invalid'), 'true');
  await page.fill('#q', 'Russia');
  await page.press('#q', 'Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === 'Russia' && url.searchParams.get('actor') === 'country:RU');
  await at('/?q=Hamass&actor=country:RU&date=1999');
  const best = page.locator('.drops .best a');
  ok((await best.innerText()).includes('1999'), 'the date is to blame too');
  await at('/?q=Hamass&actor=country:RU');
  await page.locator('.nearest a').click();
  await page.waitForURL(/q=hamas&/);
  await settled(page);
  ok(await page.locator('.hit').count() > 0, 'what was meant is found');
  await visit.context.close();
  clean(visit);
});

test('a question from beginning to end: Russia towards Hamas since October 2023, two actors, a month, why, CSV', async () => {
  const visit = await letIn(chrome, server);
  const { page, at } = visit;
  await at('/');
  await page.fill('#q', 'actor:Russia SENTENCE actor:Hamas');
  await page.press('#q', 'Enter');
  await page.waitForURL(/SENTENCE/);
  await settled(page);
  await page.fill('#from', '2023-10-01');
  await page.locator('.dates button').click();
  await page.waitForURL(/date=2023-10\.\./);
  await settled(page);
  const two = [];
  while (two.length < 2) {
    const row = page.locator('#facet-actor .row.free', { hasNotText: /Russia|Hamas/ }).first();
    await row.hover();
    const button = row.locator('button[name="all"]');
    two.push(await button.getAttribute('value'));
    await button.click();
    await settled(page);
  }
  equal(query(page).all, two);
  await page.fill('#to', '2023-10-31');
  await page.locator('.dates button').click();
  await page.waitForURL(/date=2023-10(&|$)/);
  await settled(page);
  const found = Number((await total(page)).split(' ')[0]);
  ok(found > 0, 'there are some');
  await page.locator('.carry summary').click();
  const command = await page.locator('#command').innerText();
  equal(command.replace(/--index \S+ /, ''), `dateline search --all ${two[0]} --all ${two[1]} --date 2023-10 -- 'actor:Russia SENTENCE actor:Hamas'`);
  const csv = await page.locator('.carry a', { hasText: 'CSV' }).getAttribute('href');
  ok(csv.startsWith('/api/export?format=csv&q='), csv);
  const answer = await page.request.get(server.url + csv);
  equal(answer.status(), 200);
  ok((await answer.text()).trim().split('\n').length > found, 'a line for each');
  await page.locator('.hit h3 a').first().click();
  await page.waitForURL(/\/articles\//);
  ok((await page.locator('.why li').count()) >= 2, 'why it was found');
  await visit.context.close();
  clean(visit);
});

test('no page breaks a rule of accessibility (axe, A and AA), in both themes and widths', async () => {
  const wrong = [];
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    for (const colorScheme of ['light', 'dark']) {
      // axe itself is put in by the test, which the policy of the pages would not allow.
      const visit = await letIn(chrome, server, { viewport: { width, height }, colorScheme, bypassCSP: true, reducedMotion: 'reduce' });
      for (const [name, path] of PAGES) {
        await visit.at(path);
        await visit.page.evaluate(axe);
        // As people find it, and with all that can be folded out.
        for (const how of ['as it comes', 'unfolded']) {
          if (how === 'unfolded') await visit.page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
          const result = await visit.page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
          for (const violation of result.violations) {
            for (const node of violation.nodes.slice(0, 3)) wrong.push(`${name} ${width} ${colorScheme} ${how}: ${violation.id} ${node.target} ${node.failureSummary?.split('\n')[1]?.trim()}`);
          }
        }
      }
      await visit.context.close();
    }
  }
  ok(wrong.length === 0, `${wrong.length} violations\n${wrong.slice(0, 40).join('\n')}`);
});

test('pages fit a width of 320 pixels, which is what 400 % of 1280 leave', async () => {
  const visit = await letIn(chrome, server, { viewport: { width: 320, height: 640 } });
  const wide = [];
  for (const [name, path] of PAGES) {
    await visit.at(path);
    const over = await visit.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) wide.push(`${name}: ${over} pixels too wide`);
  }
  equal(wide, []);
  await visit.context.close();
});

test('a page of hits weighs less than 100 KB with everything it needs', async () => {
  const visit = await letIn(chrome, server);
  for (const path of ['/', '/?q=Russia&actor=country:RU&actor=country:CN&all=actor%3Dcountry:US&not=topic%3DEnergy&date=2019..2025']) {
    const sizes = await Promise.all([path, '/ui/style.css', '/ui/page.js'].map(async (one) => (await (await visit.page.request.get(server.url + one)).body()).length));
    const page = sizes[0];
    ok(page < 100_000, `${path}: ${page} bytes`);
    console.log(`      ${path}: ${sizes.join(' + ')} bytes, not compressed`);
  }
  await visit.context.close();
});

test(`none of ${payloads.length} payloads runs, asks others or changes the page, in any field and place`, async () => {
  equal(payloads.length, 80);
  const corpus = folder('payloads');
  writeFileSync(join(corpus, 'payloads.jsonl'), articles());
  payloads.slice(0, 8).forEach((payload, place) => {
    writeFileSync(join(corpus, `${payload.replace(/[\/\0\n]/g, '_').slice(0, 80)}${place}.txt`), `Named ${payload}\n\nA body of payloads about Russia.\n`);
  });
  const poisoned = await serve(index(corpus, 'payload-index'));
  const visit = await letIn(chrome, poisoned);
  const { page, at, seen } = visit;
  const ids = new Set();
  // What may stand in a page at all: nothing else is ever made of text.
  const allowed = new Set('html head meta title link script body a header svg path circle rect line g text title form label input button nav span div footer details summary ul ol li p h1 h2 h3 code strong b br bdi small mark select option noscript main section aside article time table thead tbody tr th td dialog dl dt dd kbd pre q'.split(' '));
  const look = async () => {
    await page.waitForTimeout(5);
    const odd = await page.evaluate((names) => {
      const known = new Set(names);
      const wrong = [];
      for (const one of document.querySelectorAll('*')) {
        if (!known.has(one.localName)) wrong.push(one.localName);
        for (const { name, value } of one.attributes) {
          if (name.startsWith('on') || name === 'style' || name === 'srcdoc') wrong.push(`${one.localName} ${name}`);
          if (/^(href|src|action|formaction|xlink:href)$/.test(name) && !/^(\/|#|\?|https:\/\/example\.org\/)/.test(value)) wrong.push(`${one.localName} ${name}=${value}`);
        }
        if (one.localName === 'script' && !one.getAttribute('src')?.startsWith('/ui/page.js')) wrong.push('a script');
      }
      if (document.querySelectorAll('#view').length !== 1 || document.querySelectorAll('#q').length !== 1) wrong.push('ids');
      return wrong;
    }, [...allowed]);
    equal(odd, [], page.url());
  };
  for (const path of ['/?limit=100', '/?q=payloads&limit=100&facet=topic:200&facet=tag:200&facet=author:200&facet=source:200&facet=actor:200', '/?q=Russia&snippets=3', '/actors', '/doctor']) {
    await at(path);
    await look();
    for (const address of await page.locator('.hit h3 a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))) ids.add(address.split('?')[0]);
  }
  ok(ids.size >= 80, `${ids.size} articles were found`);
  for (const address of ids) {
    await at(`${address}?q=payloads%20Russia&mark=country:RU`);
    await look();
  }
  const keys = ['q', 'actor', 'topic', 'date', 'sort', 'all', 'not', 'facet-prefix', 'theme', 'after', 'nonsense'];
  for (const [place, payload] of payloads.entries()) {
    const text = encodeURIComponent(payload);
    await at(`/?${keys[place % keys.length]}=${text}&q=${text}&topic=${text}&all=tag%3D${text}&facet-prefix=author%3D${text}`);
    await look();
    if (place % 4 === 0) {
      await at(`/articles/${text}?mark=${text}&q=${text}`);
      await look();
      await at(`/actors/${text}`);
      await look();
      await at(`/${text}`);
      await look();
    }
    if (place % 8 === 0) {
      await at('/?q=payloads');
      await page.fill('#q', payload);
      await page.press('#q', 'Enter');
      await settled(page);
      await look();
    }
  }
  equal(seen.dialogs, [], 'executions');
  equal(seen.violations, [], 'complaints about the security policy');
  equal(seen.outside, [], 'requests to others');
  await visit.context.close();
  poisoned.child.kill();
});

test('another site can neither read, frame, post to nor include anything', async () => {
  const caught = [];
  const foreign = createServer((asked, answer) => {
    if (asked.url.startsWith('/caught')) { caught.push(asked.url); return answer.end(); }
    answer.setHeader('Content-Type', 'text/html');
    const url = server.url;
    answer.end(`<!doctype html><title>elsewhere</title><iframe id=frame src="${url}/"></iframe><img id=picture src="${url}/ui/icon.svg"><script src="${url}/ui/page.js" onload="window.included=true"></script>
      <link rel=stylesheet href="${url}/ui/style.css"><form id=form method=post action="${url}/api/search" enctype="text/plain"><input name='{"text":"' value='"}'></form>`);
  });
  await new Promise((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  const elsewhere = `http://localhost:${foreign.address().port}`;
  const visit = await letIn(chrome, server);
  const { page } = visit;
  const answers = [];
  page.on('response', (response) => { if (response.url().startsWith(server.url)) answers.push([response.status(), response.url().replace(server.url, '')]); });
  await page.goto(elsewhere);
  await page.waitForTimeout(300);
  const results = await page.evaluate(async (url) => {
    const tried = {};
    for (const [name, options] of Object.entries({ cors: {}, plain: { mode: 'no-cors' }, credentials: { mode: 'no-cors', credentials: 'include' }, post: { method: 'POST', mode: 'no-cors', body: '{}', credentials: 'include' } })) {
      try { const answer = await fetch(`${url}/api/search?q=Hamas`, options); tried[name] = answer.type === 'opaque' ? 'opaque' : await answer.text(); } catch { tried[name] = 'refused'; }
    }
    return { tried, included: Boolean(window.included), picture: document.getElementById('picture').naturalWidth, frames: (() => { try { return document.getElementById('frame').contentDocument?.body?.innerText ?? 'closed'; } catch { return 'closed'; } })() };
  }, server.url);
  equal([results.tried.cors, results.included, results.picture], ['refused', false, 0]);
  ok(['closed', ''].includes(results.frames), `the frame shows ${results.frames}`);
  for (const how of ['plain', 'credentials', 'post']) ok(['refused', 'opaque'].includes(results.tried[how]), `${how}: ${results.tried[how]}`);
  await page.evaluate(() => document.getElementById('form').submit());
  await page.waitForTimeout(300);
  ok(answers.length > 0 && answers.every(([status]) => status === 403), `every answer refuses: ${JSON.stringify(answers)}`);
  await visit.context.close();
  foreign.close();
});

test('a name that somebody else controls does not reach the pages (DNS rebinding)', async () => {
  const rebound = await browser(['--host-resolver-rules=MAP evil.example 127.0.0.1']);
  const context = await rebound.newContext();
  const page = await context.newPage();
  const answer = await page.goto(`http://evil.example:${server.port}/`);
  equal(answer.status(), 403);
  ok(!(await page.content()).includes('91 articles'), 'nothing of the index');
  const read = await page.evaluate(async () => { const answer = await fetch('/api/search?q=Hamas'); return [answer.status, (await answer.text()).includes('headline')]; });
  equal(read, [403, false]);
  await context.close();
  await rebound.close();
  // The same without a browser, and with a host that lies.
  for (const host of ['evil.example', `evil.example:${server.port}`, '127.0.0.1', `127.0.0.1.:${server.port}`]) {
    const status = await new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port: server.port, path: '/', headers: { Host: host } }, (got) => { got.resume(); resolve(got.statusCode); });
      asked.on('error', reject);
      asked.end();
    });
    ok([400, 403, 421].includes(status), `Host ${host}: ${status}`);
  }
});

test('who was not let in is told where the link stands', async () => {
  const context = await chrome.newContext();
  const page = await context.newPage();
  const answer = await page.goto(server.url + '/');
  equal(answer.status(), 401);
  ok((await page.innerText('main')).includes('dateline serve'), 'where to find it');
  const styled = await page.evaluate(() => document.styleSheets.length);
  ok(styled <= 1, 'no more than the style sheet was asked for');
  await context.close();
});

test('pictures of every page are kept to be looked at', async () => {
  await screenshots(server, chrome);
});

await finish();
