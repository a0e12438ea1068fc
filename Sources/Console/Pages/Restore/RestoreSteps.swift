/// The four steps above every page of the path: what was chosen, and the way back to it.
enum RestoreSteps {
    static func view(
        _ choice: RestoreChoice, _ here: RestoreChoice.Step, _ request: ConsoleRequest
    ) -> [View] {
        let (project, name) = (request.path("project"), request.path("name"))
        let order = RestoreChoice.Step.allCases
        let reached = order.firstIndex(of: choice.next) ?? 0
        return order.enumerated().map { index, step -> View in
            let isNow = step == here
            let address = choice.address(project, name, step: step)
            return [
                "number": String(index + 1), "title": request.say(title(of: step)),
                "text": text(step, choice, name, request), "isNow": isNow, "isDone": !isNow && index < reached,
                "address": isNow || index > reached ? nil : address,
            ]
        }
    }

    private static func title(of step: RestoreChoice.Step) -> KeyPath<Words, Word> {
        switch step {
        case .moment: \.restore.stepMoment
        case .what: \.restore.stepWhat
        case .place: \.restore.stepPlace
        case .confirm: \.restore.stepConfirm
        }
    }

    private static func text(
        _ step: RestoreChoice.Step, _ choice: RestoreChoice, _ name: String, _ request: ConsoleRequest
    ) -> String {
        switch step {
        case .moment: return RestoreWords.said(choice, request) ?? request.say(\.restore.chooseMoment)
        case .what:
            guard let isPart = choice.isPart else { return request.say(\.restore.chooseWhat) }
            guard isPart else { return request.say(\.restore.whatAll) }
            let more = choice.names.count > 3 ? " …" : ""
            let names = choice.names.prefix(3).joined(separator: ", ") + more
            return request.say(\.restore.onlyThese, ["names": names])
        case .place:
            guard let place = choice.place else { return request.say(\.restore.choosePlace) }
            guard place == .other else { return request.say(RestoreWords.word(of: place), ["name": name]) }
            return request.say(\.restore.toInstance, ["name": choice.target])
        case .confirm: return request.say(\.restore.confirmText)
        }
    }
}
