/// What is wrong on a page with several forms: it stands in the one that was sent.
struct PlacedProblems: Sendable {
    /// The form's name; empty for none.
    let place: String
    let problems: FormProblems

    init(_ place: String, _ problems: FormProblems) {
        self.place = place
        self.problems = problems
    }

    static let none = PlacedProblems("", .none)

    func isAt(_ place: String) -> Bool { self.place == place && !problems.isEmpty }

    func of(_ place: String) -> FormProblems { isAt(place) ? problems : .none }

    /// For the partial `problems`; nil for the other forms.
    func view(_ place: String, besides names: [String] = []) -> View? {
        isAt(place) ? problems.view(besides: names) : nil
    }
}
