import { applicationFolder, Files } from './application-folder';
import { Decisions } from '../../src/resolve/decisions';
import { detectPythonApplication } from '../../src/resolve/detect/python/python-application';
import { pythonSettings } from '../../src/resolve/settings/python/python-settings';
import type { FastApiFacts } from '../../src/services/fastapi/fastapi-choices';

/** What the files of an application in a folder say, before anything is chosen. */
export function fastApiFacts(files: Files, path = '.'): FastApiFacts {
  const folder = applicationFolder(files).below(path);
  return { folder, application: detectPythonApplication(folder), code: [], decisions: new Decisions(), settings: pythonSettings(folder) };
}
