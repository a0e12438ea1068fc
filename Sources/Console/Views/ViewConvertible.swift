internal import APIModel

/// What can be given to a template.
package protocol ViewConvertible {
    var viewValue: ViewValue { get }
}

extension ViewValue: ViewConvertible {
    package var viewValue: ViewValue { self }
}

extension String: ViewConvertible {
    package var viewValue: ViewValue { .text(self) }
}

extension Substring: ViewConvertible {
    package var viewValue: ViewValue { .text(String(self)) }
}

extension Bool: ViewConvertible {
    package var viewValue: ViewValue { .flag(self) }
}

extension Int: ViewConvertible {
    package var viewValue: ViewValue { .text(Figure.grouped(Int64(self))) }
}

extension Int64: ViewConvertible {
    package var viewValue: ViewValue { .text(Figure.grouped(self)) }
}

extension Markup: ViewConvertible {
    package var viewValue: ViewValue { .markup(self) }
}

extension View: ViewConvertible {
    package var viewValue: ViewValue { .view(self) }
}

extension Array: ViewConvertible where Element: ViewListed {
    package var viewValue: ViewValue { Element.viewValue(of: self) }
}

extension Optional: ViewConvertible where Wrapped: ViewConvertible {
    package var viewValue: ViewValue { self?.viewValue ?? .none }
}

/// What there may be lists of.
package protocol ViewListed {
    static func viewValue(of list: [Self]) -> ViewValue
}

extension View: ViewListed {
    package static func viewValue(of list: [View]) -> ViewValue { .list(list) }
}

extension String: ViewListed {
    package static func viewValue(of list: [String]) -> ViewValue { .texts(list) }
}
