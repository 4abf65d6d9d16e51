// Runs `npm ci` in the repository's root, one process at a time: two builds that are started side by side wait for each
// other here, and the second finds the work done. The stamp holds what was installed, so an unchanged lock costs nothing.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
const stamp = join(root, 'artifacts', 'npm.stamp');
const lock = join(root, 'artifacts', 'npm.lock');

function fail(message) {
    console.error(`error ACADEMY002: ${message}`);
    process.exit(1);
}

const wanted = createHash('sha256');
for (const name of ['package.json', 'package-lock.json', '.npmrc']) wanted.update(readFileSync(join(root, name)));
const hash = wanted.digest('hex');
const installed = () => existsSync(join(root, 'node_modules')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;

if (Number(process.versions.node.split('.')[0]) < 20)
    fail(`Node.js ${process.versions.node} is too old: the build needs Node.js 20 or newer to install its parts from npm.`);

mkdirSync(join(root, 'artifacts'), { recursive: true });
let mine = false;
process.on('exit', () => { if (mine) rmSync(lock, { recursive: true, force: true }); });
while (!mine) {
    try {
        mkdirSync(lock);
        mine = true;
    } catch (error) {
        if (error.code !== 'EEXIST') fail(`cannot create ${lock}: ${error.message}`);
        // A holder touches its lock every five seconds; an untouched one was left by a build that was killed.
        const touched = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
        if (Date.now() - touched > 60_000) rmSync(lock, { recursive: true, force: true });
        await pause(200);
    }
}
const alive = setInterval(() => utimesSync(lock, new Date(), new Date()), 5_000);
if (!installed() && await npmCi() !== 0)
    fail('`npm ci` failed, see its lines above. It needs npm, a package-lock.json that fits package.json, and a reachable npm registry.');
writeFileSync(stamp, hash);
clearInterval(alive);

function npmCi() {
    console.log('npm ci (fonts and icons; once per change of package-lock.json)');
    return new Promise(done => {
        const child = spawn('npm', ['ci', '--ignore-scripts', '--loglevel=error'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
        child.on('error', error => { console.error(`npm could not be started: ${error.message}`); done(1); });
        child.on('exit', code => done(code ?? 1));
    });
}
