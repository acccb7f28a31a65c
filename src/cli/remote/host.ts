/** Whose daemon `--host` names: `[user@]machine`, as `ssh` takes it. Ports and the rest belong in ~/.ssh/config. */

/** A name has none of what a shell or `ssh` itself could take for something else: no leading `-`, no blanks, no signs. */
const user = '[A-Za-z0-9_][A-Za-z0-9._+-]{0,63}';
const machine = '[A-Za-z0-9_][A-Za-z0-9._-]{0,252}';
const ipv6 = '(?=[^%]*:)[0-9A-Fa-f:.]{2,45}(?:%[A-Za-z0-9][A-Za-z0-9._-]{0,15})?';
const destination = new RegExp(`^(?:${user}@)?(?:${machine}|${ipv6}|\\[${ipv6}\\])$`);

/** Control characters have no place in a path, and not every shell reads them back from between quotes. */
const folder = /^[^\u0000-\u001f\u007f]{1,4096}$/;

export function isHost(text: string): boolean {
  return destination.test(text);
}

export function isFolderThere(text: string): boolean {
  return folder.test(text);
}

/** The address as `ssh` takes it: an IPv6 address without the brackets of URLs. */
export function sshDestination(host: string): string {
  return host.replace(/[[\]]/g, '');
}
