internal import Core

extension RestoreWords {
    /// The moment in words; nil where none is chosen.
    static func said(_ choice: RestoreChoice, _ request: ConsoleRequest) -> String? {
        guard let moment = choice.moment else { return nil }
        guard choice.before.isEmpty else { return request.say(\.restore.saidBefore, ["gtid": choice.before]) }
        switch moment {
        case .latest: return request.say(\.restore.saidLatest)
        case .gtid(let gtid): return request.say(\.restore.saidGTID, ["gtid": gtid.description])
        case .time(let time):
            return request.say(
                \.restore.saidTime, ["time": request.precise(time), "zone": request.settings.zone.description])
        }
    }

    /// As somebody would type it.
    static func typed(_ moment: RestoreMoment, _ request: ConsoleRequest) -> String {
        if case .time(let time) = moment { return request.precise(time) }
        return moment.description
    }

    static func word(of place: RestoreChoice.Place) -> KeyPath<Words, Word> {
        switch place {
        case .new: \.restore.placeNew
        case .other: \.restore.placeOther
        case .source: \.restore.placeSource
        }
    }
}
