// Turns a folder of articles into a running server and a browser that was let in.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const program = process.env.DATELINE_PROGRAM ?? join(repository, 'target', 'debug', 'dateline');
export const artefacts = join(repository, 'target', 'browser');
mkdirSync(artefacts, { recursive: true });

const scratch = mkdtempSync(join(tmpdir(), 'dateline-browser-'));
const running = [];

/** Makes an index of a folder. */
export function index(folder, name) {
  const target = join(scratch, name);
  const run = spawnSync(program, ['index', folder, '--index', target, '--quiet'], { encoding: 'utf8' });
  if (![0, 3].includes(run.status)) throw new Error(`index: ${run.status} ${run.stderr}`);
  return target;
}

/** A folder for files of one test. */
export function folder(name) {
  const path = join(scratch, name);
  mkdirSync(path, { recursive: true });
  return path;
}

/** Starts `dateline serve` on any free port. */
export async function serve(indexFolder) {
  const child = spawn(program, ['serve', '--index', indexFolder, '--port', '0', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  const line = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (bytes) => { text += bytes; if (text.includes('\n')) resolve(text.split('\n')[0]); });
    child.on('exit', (status) => reject(new Error(`serve ended with ${status}`)));
  });
  return { ...JSON.parse(line), child };
}

/** A browser that asks nobody but us. */
export async function browser(more = []) {
  const candidates = [process.env.DATELINE_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const executablePath = candidates.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('there is no Chromium; set DATELINE_CHROMIUM to one');
  const started = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...more],
  });
  running.push({ kill: () => started.close() });
  return started;
}

/** A page of a browser that used the link; every request that leaves and every complaint is written down. */
export async function letIn(started, server, options = {}) {
  const context = await started.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const seen = { outside: [], violations: [], errors: [], dialogs: [] };
  context.on('request', (request) => { if (!request.url().startsWith(server.url) && !request.url().startsWith('blob:')) seen.outside.push(request.url()); });
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) seen.violations.push(message.text());
    else if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) seen.errors.push(message.text());
  });
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  page.on('dialog', async (dialog) => { seen.dialogs.push(dialog.message()); await dialog.dismiss(); });
  // The link is renewed each time it has been used; with the cookie of the first browser the others are let in too.
  if (!server.cookies) {
    await page.goto(server.link);
    await page.waitForURL(`${server.url}/`);
    server.cookies = await context.cookies();
  } else {
    await context.addCookies(server.cookies);
  }
  return { context, page, seen, at: (path) => page.goto(server.url + path) };
}

let failures = 0;
let done = 0;
const only = process.argv[2];
const queue = [];

/** Adds a test; its name is what holds. */
export function test(name, body) {
  if (!only || name.includes(only)) queue.push([name, body]);
}

async function run([name, body]) {
  const start = Date.now();
  try {
    await body();
    done += 1;
    console.log(`ok    ${name} (${Date.now() - start} ms)`);
  } catch (error) {
    failures += 1;
    console.log(`FAILED ${name}\n      ${String(error?.stack ?? error).split('\n').join('\n      ')}`);
  }
}

export function equal(found, expected, what = '') {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what}\n  found    ${left}\n  expected ${right}`);
}

export function ok(condition, what) {
  if (!condition) throw new Error(what);
}

/** Ends everything that was started. */
export async function close() {
  for (const one of running) await one.kill();
  rmSync(scratch, { recursive: true, force: true });
}

/** Runs the tests, several side by side since most of them wait for the browser, and ends everything that was started. */
export async function finish() {
  const lane = async () => { while (queue.length > 0) await run(queue.shift()); };
  await Promise.all([lane(), lane(), lane()]);
  await close();
  console.log(`${done} passed, ${failures} failed`);
  process.exit(failures === 0 ? 0 : 1);
}
