internal import Core
internal import Repository

/// What a prune takes away and leaves, for people and for machines.
struct PruneText {
    let plan: PrunePlan
    /// The instance's name.
    let instance: String
    let isDryRun: Bool

    private var gone: String { isDryRun ? "would be freed" : "freed" }

    var lines: [String] {
        var lines = ["instance \(instance)"]
        for kept in plan.kept {
            lines.append(
                line("keep", "base \(kept.base.id), \(ListText.time(kept.base.convergenceTime)) UTC: \(reasons(kept))"))
        }
        for base in plan.removed {
            let time = base.convergenceTime.map { ", \(ListText.time($0)) UTC" } ?? ""
            lines.append(line("remove", "base \(base.id)\(time): \(base.reason)"))
        }
        for id in plan.abandoned { lines.append(line("remove", "base \(id): it was begun and given up")) }
        for id in plan.live {
            lines.append(line("keep", "base \(id): it is being made, or waits to be continued"))
        }
        lines += plan.removedLog.map { line("remove", "log, \(segments($0)): nothing that is kept needs it") }
        if plan.log.objects > 0 {
            lines.append(
                line("", "\(CountText.of(plan.log.objects, "object")) of the log, \(ByteCount(plan.log.bytes)) \(gone)")
            )
        }
        lines += plan.keptLog.map { line("keep", "log, \(segments($0))") }
        if let start = plan.logStart {
            lines.append(line("", "every second since \(ListText.time(start)) UTC that was a restore point stays one"))
        }
        if plan.chunks.objects > 0 {
            let chunks =
                "\(CountText.of(plan.chunks.objects, "chunk")) of no kept base, \(ByteCount(plan.chunks.bytes))"
            lines.append(
                plan.chunksWait
                    ? line("keep", "\(chunks): a base is being made that might use them; the next prune removes them")
                    : line("remove", "\(chunks) \(gone)"))
        }
        if plan.locked.objects > 0 {
            let locked = "\(CountText.of(plan.locked.objects, "object")), \(ByteCount(plan.locked.bytes))"
            lines.append(line("keep", "\(locked): the store has locked them; a later prune removes them"))
        }
        for window in plan.windows {
            let end = window.isOpen ? "now" : ListText.time(window.end)
            let isPoint = window.start == window.end && !window.isOpen
            lines.append(
                line("left", "\(ListText.time(window.start)) UTC" + (isPoint ? " alone" : " → \(end)")))
        }
        return lines
    }

    var objects: [JSONValue] {
        let name = JSONValue.string(instance)
        var objects = plan.kept.map { kept -> JSONValue in
            [
                "event": "keep", "instance": name, "base": .string(kept.base.id),
                "consistentFrom": .string(kept.base.convergenceTime.description),
                "reasons": .array(kept.reasons.map { .string($0) }),
            ]
        }
        objects += plan.removed.map { base -> JSONValue in
            [
                "event": "remove", "instance": name, "base": .string(base.id),
                "consistentFrom": .optional(base.convergenceTime?.description), "reason": .string(base.reason),
            ]
        }
        objects += plan.abandoned.map { id -> JSONValue in
            ["event": "remove", "instance": name, "base": .string(id), "reason": "it was begun and given up"]
        }
        objects += plan.removedLog.map { range -> JSONValue in
            [
                "event": "remove", "instance": name, "firstSegment": .unsigned(range.lowerBound),
                "lastSegment": .unsigned(range.upperBound), "reason": "nothing that is kept needs it",
            ]
        }
        objects += plan.windows.map { window -> JSONValue in
            [
                "event": "window", "instance": name, "start": .string(window.start.description),
                "end": .string(window.end.description), "open": .bool(window.isOpen),
                "bases": .array(window.bases.map { .string($0) }),
            ]
        }
        objects.append([
            "event": "pruned", "instance": name, "dryRun": .bool(isDryRun),
            "logStart": .optional(plan.logStart?.description), "logObjects": .unsigned(plan.log.objects),
            "logBytes": .unsigned(plan.log.bytes), "chunks": .unsigned(plan.chunksWait ? 0 : plan.chunks.objects),
            "chunkBytes": .unsigned(plan.chunksWait ? 0 : plan.chunks.bytes),
            "waitingChunks": .unsigned(plan.chunksWait ? plan.chunks.objects : 0),
            "lockedObjects": .unsigned(plan.locked.objects), "lockedBytes": .unsigned(plan.locked.bytes),
            "pendingBases": .array(plan.live.map { .string($0) }), "freedBytes": .unsigned(plan.bytes),
        ])
        return objects
    }

    private func line(_ label: String, _ text: String) -> String { Console.labelled(label, text) }

    private func reasons(_ kept: PrunePlan.KeptBase) -> String { kept.reasons.joined(separator: ", ") }

    private func segments(_ range: ClosedRange<UInt64>) -> String {
        range.count == 1 ? "segment \(range.lowerBound)" : "segments \(range.lowerBound) to \(range.upperBound)"
    }
}
