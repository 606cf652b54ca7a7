/** Where the pages of the library are read. */
export const DOCUMENTATION = 'https://github.com/projen-containers/projen-containers/blob/main/docs';
