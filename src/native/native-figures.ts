/**
 * What the set-up fetches, and how much of it. Every version is pinned, so that the sizes are facts:
 * a release of a registry is never changed. Megabytes are 10^6 bytes.
 */
export const nativeFigures = {
  /** tfjs-node and the 67 packages that its installer needs, compressed, without @tensorflow/tfjs. */
  packageMegabytes: 1.1,
  /** What tfjs-node 4.22's installer asks its own host for; that host says the exact size only when it answers. */
  ownLibrary: { version: '2.9.1', roughMegabytes: 100 },
  /** The newest wheel whose C API still compiles with tfjs-node 4.22. */
  wheel: {
    name: 'tensorflow-cpu',
    version: '2.15.1',
    python: '3.11',
    platform: 'manylinux2014_x86_64',
    megabytes: 207,
  },
  /** Node-API's own headers: the addon needs no others, and these serve every version of Node. */
  headers: { name: 'node-api-headers', version: '1.9.0' },
  /** At its height: the wheel beside the libraries unpacked from it. */
  diskMegabytes: 900,
  installedMegabytes: 630,
} as const;
