import { statfs } from 'node:fs/promises';

/**
 * File systems on which a lock taken here may not be seen elsewhere, or outlives its process. The numbers are `f_type`
 * of statfs(2) on Linux; other systems number theirs differently, and give none of these.
 */
const networkFileSystems: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x01021997, '9P'],
  [0x5346414f, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
]);

/** The name of the network file system that `folder` lies on; `undefined` on a local disk. */
export async function networkFileSystem(folder: string): Promise<string | undefined> {
  const { type } = await statfs(folder);
  // Node gives the type as a signed number on some platforms.
  return networkFileSystems.get(type >>> 0);
}
