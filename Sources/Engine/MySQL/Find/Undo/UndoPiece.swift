/// A part of an undo script, in the order it is run.
package enum UndoPiece: Sendable {
    case comment(String)
    /// Without the semicolon at its end.
    case statement(String)
}
