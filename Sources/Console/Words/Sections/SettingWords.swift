/// Settings.
package struct SettingWords: WordGroup {
    package init() {}
}
