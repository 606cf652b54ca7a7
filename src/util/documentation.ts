/** Where the library itself is. */
export const REPOSITORY = 'https://github.com/projen-containers/projen-containers';

/** Where its pages are read. */
export const DOCUMENTATION = `${REPOSITORY}/blob/main/docs`;
