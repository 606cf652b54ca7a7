import { Browser, chromium, Page } from 'playwright-core';

const SWITCHES = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: SWITCHES });
}

/** A page that has loaded, and what it complained about. */
export interface Visit {
  readonly page: Page;
  readonly errors: string[];
}

/**
 * Opens a page. Each container that starts gives this machine another network interface, and Chromium then drops the
 * requests that wait for a connection, scripts included: a page that lost some is opened anew.
 */
export async function visit(browser: Browser, url: string): Promise<Visit> {
  for (let left = 5; ; left -= 1) {
    const page = await browser.newPage();
    const errors: string[] = [];
    let dropped = false;
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('requestfailed', (request) => { dropped ||= request.failure()?.errorText === 'net::ERR_NETWORK_CHANGED'; });
    await page.goto(url, { waitUntil: 'networkidle' }).catch((error: unknown) => {
      if (!dropped || left === 0) throw error;
    });
    if (!dropped || left === 0) return { page, errors };
    await page.close();
  }
}

/** The page of the reference application, as a person uses it. */
export class TodoPage {
  public static async open(browser: Browser, url: string): Promise<TodoPage> {
    return new TodoPage((await visit(browser, url)).page);
  }

  private constructor(public readonly page: Page) {}

  public heading(): Promise<string> {
    return this.page.getByRole('heading', { level: 1 }).innerText();
  }

  /** Adds a todo, and waits until the backend has confirmed it. */
  public async addTodo(title: string): Promise<void> {
    await this.page.getByLabel('New todo').fill(title);
    await this.page.getByRole('button', { name: 'Add', exact: true }).click();
    await this.page.getByRole('button', { name: `Delete ${title}` }).and(this.page.locator(':enabled')).waitFor();
  }

  /** Titles in the list, from top to bottom. */
  public todos(): Promise<string[]> {
    return this.page.getByRole('list', { name: 'Todos' }).locator('label').allInnerTexts();
  }

  public async hasTodo(title: string): Promise<void> {
    await this.page.getByRole('list', { name: 'Todos' }).getByText(title, { exact: true }).waitFor();
  }

  public async say(message: string): Promise<void> {
    await this.page.getByLabel('Message').fill(message);
    await this.page.getByRole('button', { name: 'Send' }).click();
  }

  public async conversationShows(text: string): Promise<void> {
    await this.page.getByRole('log').getByText(text).waitFor();
  }

  /** The notice that tells the person something about the assistant. */
  public notice(): Promise<string> {
    return this.page.getByRole('region', { name: 'Assistant' }).getByRole('status').innerText();
  }
}
