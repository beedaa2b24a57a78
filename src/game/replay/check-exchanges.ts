/** Whether the devices that a run asks for are there: in the catalogue, and on the table of its level. */
import * as v from 'valibot';
import { deviceCatalogue, type Problem } from '../../sim/index.ts';
import { checkDevice, type Level } from '../levels/index.ts';

const withCommands = v.object({ commands: v.array(v.unknown()) });
const exchange = v.object({ kind: v.literal('exchange'), device: v.string(), to: v.string() });

/** Every exchange that cannot be meant, also in a file that is wrong elsewhere. Without a level, or in a run of another one, any table will do. */
export function checkExchanges(raw: unknown, level: Pick<Level, 'id' | 'devices'> | undefined): Problem[] {
  const spans = v.is(withCommands, raw) ? raw.commands : [];
  const table = v.is(v.object({ level: v.literal(level?.id ?? '') }), raw) ? level : undefined;
  return spans.flatMap((span, i) => {
    const commands = v.is(withCommands, span) ? span.commands : [];
    return commands.flatMap((command, k) =>
      v.is(exchange, command) ? checkExchange(command, `commands[${i}].commands[${k}]`, table) : [],
    );
  });
}

function checkExchange(
  { device, to }: v.InferOutput<typeof exchange>,
  at: string,
  level: Pick<Level, 'id' | 'devices'> | undefined,
): Problem[] {
  const spec = deviceCatalogue.get(to);
  if (!spec) return checkDevice({ at: `${at}.to`, value: to }, { devices: deviceCatalogue });
  const problems: Problem[] = [];
  if (spec.slot !== device) {
    problems.push({ code: 'wrongSlot', at: `${at}.to`, say: `"${to}" is a ${spec.slot}; it is never the ${device}.` });
  }
  if (level && !level.devices.includes(to)) {
    const say = `"${to}" is not on the table of "${level.id}", which has ${level.devices.join(', ')}.`;
    problems.push({ code: 'deviceNotAllowed', at: `${at}.to`, say });
  }
  return problems;
}
