import { backend, bad, BadInput, frontend } from './case';
import { BaseProfile, Instruction, InstructionPoint } from '../../src';

const CREATES_APP = 'from fastapi import FastAPI\n\napp = FastAPI()\n';
const FACTORY = 'from fastapi import FastAPI\n\n\ndef create_app() -> FastAPI:\n    return FastAPI()\n';
const SAY_WHICH = "Say which one to serve, such as app: 'package.main:app'.";
const AS_UVICORN = "Write it as uvicorn takes it, such as 'package.main:app'.";
const CORRECT_NAME = 'Correct the name, or create it; it has to lie in the folder that path names.';

export const ENTRY_MODULES: readonly BadInput[] = [
  bad('no module that creates the object', backend(), [['shop/backend', 'backend has no module that creates a FastAPI object.', SAY_WHICH]], { 'backend/src/main.py': 'print("hello")\n' }),
  bad('an object in a comment alone', backend(), [['shop/backend', 'backend has no module that creates a FastAPI object.', SAY_WHICH]], { 'backend/src/main.py': '# app = FastAPI()\n' }),
  bad('a folder with a lock file alone', backend({ path: 'empty' }), [['shop/backend', 'empty has no module that creates a FastAPI object.', SAY_WHICH]], { 'empty/requirements.txt': 'fastapi==0.116.1\n' }),
  bad('two modules that create one', backend(), [['shop/backend', 'backend has several FastAPI applications: src.one:app, src.two:app.', SAY_WHICH]], { 'backend/src/main.py': undefined, 'backend/src/one.py': CREATES_APP, 'backend/src/two.py': CREATES_APP }),
  bad('two packages that create one', backend(), [['shop/backend', 'backend has several FastAPI applications: first.api:app, second.api:app.', SAY_WHICH]], { 'backend/src/main.py': undefined, 'backend/first/api.py': CREATES_APP, 'backend/second/api.py': CREATES_APP }),
  bad('a module that is not there', backend({ app: 'src.mian:app' }), [['shop/backend', '"src/mian.py" is not in backend.', CORRECT_NAME]]),
  bad('a package that is not there', backend({ app: 'shop.main:app' }), [['shop/backend', '"shop/main.py" is not in backend.', CORRECT_NAME]]),
  bad('an object without its module', backend({ app: 'app' }), [['shop/backend', 'app "app" is not module:object.', AS_UVICORN]]),
  bad('a path in place of a module', backend({ app: 'src/main.py:app' }), [['shop/backend', 'app "src/main.py:app" is not module:object.', AS_UVICORN]]),
  bad('options behind the object', backend({ app: 'src.main:app --reload' }), [['shop/backend', 'app "src.main:app --reload" is not module:object.', AS_UVICORN]]),
  bad('two factories', backend(), [['shop/backend', 'backend has several FastAPI applications: src.one:create_app, src.two:create_app.', SAY_WHICH]], { 'backend/src/main.py': undefined, 'backend/src/one.py': FACTORY, 'backend/src/two.py': FACTORY }),
  bad('a point of the Dockerfile before a build that does not exist', backend({}, (service) => service.addInstructions(InstructionPoint.BEFORE_BUILD, Instruction.run(['true']))), [['shop/backend', 'addInstructions was given the point "before-build", and a FastAPI application has no build.', 'Use BEFORE_DEPENDENCIES, AFTER_DEPENDENCIES, RUNTIME_START, RUNTIME_END or DEVELOPMENT_END.']]),
  bad('a point of the Dockerfile after a build that does not exist', backend({}, (service) => service.addInstructions(InstructionPoint.AFTER_BUILD, Instruction.run(['true']))), [['shop/backend', 'addInstructions was given the point "after-build", and a FastAPI application has no build.', 'Use BEFORE_DEPENDENCIES, AFTER_DEPENDENCIES, RUNTIME_START, RUNTIME_END or DEVELOPMENT_END.']]),
  bad('a shell command where the image has no shell', frontend({ profile: BaseProfile.distroless() }, (service) => service.addInstructions(InstructionPoint.RUNTIME_END, Instruction.run(['true']))), [['shop/frontend', 'addInstructions runs shell commands at the point "runtime-end", and the base has no shell.', 'Prepare the files at an earlier point and copy them with Instruction.copy({ from: … }), or use BaseProfile.slim().']]),
];
