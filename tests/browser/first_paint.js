// Turns an index into the time from a request to the first paint of its page, and how much of it the server took.
//
//     DATELINE_PROGRAM=../../target/release/dateline node first_paint.js INDEX [QUERY ...]
//
// Medians of 21 visits each, a page of 1280 x 900, the style sheet in the browser's cache. Weight is what went over the wire for the page alone.

import { browser, close, letIn, serve } from './harness.js';

const VISITS = 21;
const [folder, ...queries] = process.argv.slice(2);
if (!folder) throw new Error('give the folder of an index');

const median = (numbers) => numbers.sort((left, right) => left - right)[numbers.length >> 1];
const server = await serve(folder);
const { page, at } = await letIn(await browser(), server);
console.log('page\tserver ms\tpainted ms\ton top ms\tweight KB');
for (const query of ['', ...queries]) {
  const visits = [];
  for (let visit = 0; visit < VISITS; visit++) {
    // Another page each time: the same one again would only be asked whether it has changed.
    await at(`/?q=${encodeURIComponent(query)}&offset=${visit}`);
    visits.push(await page.evaluate(async () => {
      const painted = () => performance.getEntriesByName('first-contentful-paint')[0];
      while (!painted()) await new Promise((done) => setTimeout(done, 5));
      const [page] = performance.getEntriesByType('navigation');
      return { server: page.responseStart - page.requestStart, painted: painted().startTime - page.requestStart, weight: page.encodedBodySize };
    }));
  }
  const of = (key) => median(visits.map((visit) => visit[key]));
  const [inServer, painted] = [of('server'), of('painted')];
  console.log([query || '(overview)', inServer.toFixed(1), painted.toFixed(1), (painted - inServer).toFixed(1), (of('weight') / 1000).toFixed(1)].join('\t'));
}
await close();
