import { spawn } from 'node:child_process';
import { platform } from 'node:os';

/**
 * The command that opens an address on each platform; others have xdg-open. The package `open` would bring
 * nine others for what is not needed here: choosing an application, and finding a browser from inside WSL or
 * a container. On Windows `start` is not used, since it belongs to cmd and would read an & in the path as the
 * end of the command.
 */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/**
 * Opens an address in the default browser, and does not wait for it. If there is nothing to open it with,
 * nothing happens.
 */
export async function openInBrowser(url: string): Promise<void> {
  const [command, ...args] = openers[platform()] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { detached: true, stdio: 'ignore' });
  await new Promise<void>((done) => {
    child.on('error', () => done());
    child.on('spawn', () => done());
  });
  child.unref();
}
