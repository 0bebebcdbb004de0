/** The milliseconds that each ONNX node took in a profile of ONNX Runtime, summed over its passes, by the node's name. */
export function nodeTimes(profile: string): ReadonlyMap<string, number> {
  const events: unknown = JSON.parse(profile);
  const times = new Map<string, number>();
  for (const event of Array.isArray(events) ? events : []) {
    if (!isKernelEvent(event)) continue;
    const node = event.name.slice(0, -kernel.length);
    times.set(node, (times.get(node) ?? 0) + event.dur / 1000);
  }
  return times;
}

/** `layer1.0.conv1_kernel_time`; the other events of a node are the fences around it. */
const kernel = '_kernel_time';

interface KernelEvent {
  readonly name: string;
  /** Microseconds. */
  readonly dur: number;
}

function isKernelEvent(event: unknown): event is KernelEvent {
  if (typeof event !== 'object' || event === null || !('name' in event) || !('dur' in event)) return false;
  return typeof event.name === 'string' && event.name.endsWith(kernel) && typeof event.dur === 'number';
}
