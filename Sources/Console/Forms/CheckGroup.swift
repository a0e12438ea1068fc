/// Boxes of one field that may be ticked several at a time, for the partial `checks`.
struct CheckGroup: Sendable {
    let name: String
    let legend: String
    let choices: [FormField.Choice]
    let chosen: Set<String>
    var help = ""

    func view(_ problems: FormProblems = .none) -> View {
        let boxes = choices.map { choice -> View in
            [
                "id": "\(name)-\(choice.value)", "box": name, "value": choice.value, "text": choice.text,
                "isTicked": chosen.contains(choice.value),
            ]
        }
        let wrong = problems.of(name).map { item -> View in ["message": item.message, "hint": item.hint] }
        return ["legend": legend, "boxes": boxes, "problems": wrong, "help": help]
    }
}
