// npm run soak: the built package on simulated phones for as long as apps are used. One phone is used for a year, then for another one
// at a server that revokes a sign-in whose refresh token comes twice; a thousand phones are used for a day. All of it is random, and the same
// with the same seed. A session that ends although the server would have renewed it is a failure, so is a call that fails without a fault, and
// so is a heap that grows.
//
//   node bench/soak.mjs [--short] [--seed=1] [--write]
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { writePart } from './pages.mjs';
import { disturb, ofPhone, ofServer } from './soak/faults.mjs';
import { Phone } from './soak/phone.mjs';
import { Random } from './soak/random.mjs';
import { render } from './soak/report.mjs';
import { DAY, HOUR, MINUTE, World } from './soak/world.mjs';

const { values: options } = parseArgs({
  options: {
    short: { type: 'boolean' },
    write: { type: 'boolean' },
    part: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const DAYS = options.short ? 30 : 365;
const PHONES = options.short ? 50 : 1000;
/** MB by which the heap may grow after the first quarter. */
const HEAP_GROWTH = 4;
/** Phones whose calls are under way at the same time. */
const CROWD = 20;

/** One stay in the mini program: a launch, and calls with pauses. */
async function visit(phone, random) {
  await phone.launch();
  await phone.signIn();
  for (let calls = random.whole(1, 6); calls > 0; calls--) {
    phone.world.pass(random.chance(0.2) ? random.between(1, 5) * HOUR : random.between(0, 20) * MINUTE);
    if (random.chance(0.12)) await disturb(phone, { ...ofPhone, ...ofServer });
    await phone.call();
  }
}

async function year(index, settings) {
  const world = await World.start({ settings, phones: 2 });
  const random = new Random(Number(options.seed));
  const phone = new Phone(world, index, random);
  const begin = world.time;
  for (let day = 0; day < DAYS; day++) {
    world.goTo(begin + day * DAY);
    // One month in four an independent subpackage brings a copy of its own.
    phone.hasCopy = Math.floor(day / 8) % 4 === 1;
    // Now and then the phone is not used for longer than a refresh token lives.
    if (random.chance(0.01)) day += random.whole(3, 40);
    for (const time of random.times(random.whole(0, 4), day * DAY, (day + 1) * DAY)) {
      world.goTo(begin + time);
      await visit(phone, random);
    }
    if (day >= (DAYS / 4) * (world.heap.length + 1) - 1) await world.measureHeap();
  }
  phone.kill();
  await world.measureHeap();
  await world.close();
  return world;
}

/** What the phones do in a day, in the order of time. */
function planDay(phones, random) {
  return phones
    .flatMap((phone) => {
      const visits = random.times(random.whole(1, 3), 0, 22 * HOUR);
      return visits.flatMap((start) => [
        { time: start, phone, launches: true },
        ...random.times(random.whole(1, 4), start, start + 5 * HOUR).map((time) => ({ time, phone })),
      ]);
    })
    .sort((a, b) => a.time - b.time);
}

async function act({ phone, launches }) {
  if (launches || !phone.clients.length) {
    await phone.launch();
    await phone.signIn();
  } else if (phone.random.chance(0.15)) await disturb(phone, ofPhone);
  else await phone.call();
}

async function crowd() {
  const world = await World.start({ phones: PHONES });
  const phones = Array.from({ length: PHONES }, (_, index) => new Phone(world, index, new Random(index)));
  const plan = planDay(phones, new Random(Number(options.seed)));
  const begin = world.time;
  const quarter = plan.length / 4;
  // Each phone has an account and a stored session before the heap is measured.
  for (const phone of phones) {
    await phone.launch();
    await phone.signIn();
    phone.kill();
  }
  for (let done = 0; done < plan.length;) {
    const batch = [];
    // A phone does one thing at a time.
    while (
      done < plan.length &&
      batch.length < CROWD &&
      !batch.some(({ phone }) => phone === plan[done].phone)
    )
      batch.push(plan[done++]);
    world.goTo(begin + batch[0].time);
    await Promise.all(batch.map(act));
    if (done < quarter * (world.heap.length + 1)) continue;
    // As many mini programs are open at each quarter: none.
    for (const phone of phones) phone.kill();
    await world.measureHeap();
  }
  await world.close();
  return world;
}

function problemsOf({ counts, heap }) {
  const growth = heap.at(-1) - heap[0];
  return [
    ...counts.lost.map((what) => `lost session: ${what}`),
    ...counts.failed.map((what) => `failed call: ${what}`),
    ...(growth > HEAP_GROWTH ? [`the heap has grown by ${growth.toFixed(1)} MB`] : []),
  ];
}

const span = options.short ? ['30 天', '30 days'] : ['一年', 'a year'];
const parts = [
  [[`一部手机，${span[0]}`, `One phone, ${span[1]}`], () => year(0, {})],
  [
    [`重放即撤销，${span[0]}`, `Reuse revokes, ${span[1]}`],
    () => year(1, { revokeOnRefreshTokenReuse: true }),
  ],
  [[`${PHONES} 部手机，一天`, `${PHONES} phones, a day`], crowd],
];
const results = [];
for (const [title, run] of options.part ? [parts[options.part]] : parts) {
  const start = performance.now();
  const world = await run();
  results.push({ title, world, seconds: (performance.now() - start) / 1000 });
  for (const problem of problemsOf(world).slice(0, 20)) console.error(`${title[1]}: ${problem}`);
  if (problemsOf(world).length) process.exitCode = 1;
}
const [chinese, english] = render(results);
console.log(english);
if (options.write) await writePart('soak', chinese, english);
