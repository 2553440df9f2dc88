/** Run a command and measure it: wall time, and the largest memory of it and its children together. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Measured {
  seconds: number;
  /** Resident memory of the whole process tree at its largest, in MB (Linux; 0 elsewhere). */
  peakMb: number;
  output: string;
}

const PAGE = 4096;

/** The memory of a process and all below it, in bytes, read from /proc. */
function treeMemory(root: number): number {
  const children = new Map<number, number[]>();
  const memory = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
      memory.set(Number(name), Number(readFileSync(`/proc/${name}/statm`, 'utf8').split(' ')[1]) * PAGE);
    } catch (error) {
      // The process ended between the listing and the reading.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' && (error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
  const sum = (id: number): number => (memory.get(id) ?? 0) + (children.get(id) ?? []).reduce((total, child) => total + sum(child), 0);
  return sum(root);
}

/** Rejects where the command fails, with what it said. */
export function measure(command: string, parameters: readonly string[], { cwd = '.', env = {} }: { cwd?: string; env?: Record<string, string> } = {}): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const from = performance.now();
    const child = spawn(command, parameters, { cwd, env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env } });
    let output = '';
    let peak = 0;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
    const timer = setInterval(() => {
      if (process.platform === 'linux' && child.pid) peak = Math.max(peak, treeMemory(child.pid));
    }, 150);
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(timer);
      if (code === 0) resolve({ seconds: (performance.now() - from) / 1000, peakMb: Math.round(peak / 1e6), output });
      else reject(new Error(`${command} ${parameters.join(' ')} stopped with code ${code}\n${output}`));
    });
  });
}

/** A table for a terminal. */
export function toTable(rows: readonly Record<string, string | number>[]): string {
  const columns = Object.keys(rows[0]!);
  const widths = columns.map((name) => Math.max(name.length, ...rows.map((row) => String(row[name]).length)));
  const line = (cells: readonly string[]): string => cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  ');
  return [line(columns), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map((row) => line(columns.map((name) => String(row[name]))))].join('\n');
}
