/**
 * What may stand in an element, in which order: `?` at most one, `+` one or more, `*` any number, otherwise exactly one.
 * By name, and by xsi:type where that decides. From Microsoft's reference of a task pane's manifest; what this project
 * always has is not optional here.
 */
export const contentModels: Readonly<Record<string, string>> = {
  OfficeApp:
    'Id AlternateId? Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl ' +
    'SupportUrl AppDomains? Hosts Requirements DefaultSettings Permissions Dictionary? VersionOverrides ' +
    'ExtendedOverrides',
  DisplayName: 'Override*',
  IconUrl: 'Override*',
  HighResolutionIconUrl: 'Override*',
  SupportUrl: 'Override*',
  AppDomains: 'AppDomain+',
  Hosts: 'Host+',
  Requirements: 'Sets Methods?',
  Sets: 'Set+',
  DefaultSettings: 'SourceLocation',
  VersionOverrides: 'Description? Requirements Hosts Resources WebApplicationInfo? EquivalentAddins?',
  'Host:Workbook': 'Runtimes AllFormFactors DesktopFormFactor',
  Runtimes: 'Runtime',
  AllFormFactors: 'ExtensionPoint',
  DesktopFormFactor: 'GetStarted? FunctionFile ExtensionPoint+',
  GetStarted: 'Title Description LearnMoreUrl',
  'ExtensionPoint:CustomFunctions': 'Script Page Metadata Namespace',
  'ExtensionPoint:PrimaryCommandSurface': 'OfficeTab* CustomTab*',
  'ExtensionPoint:ContextMenu': 'OfficeMenu+',
  Script: 'SourceLocation',
  Page: 'SourceLocation',
  Metadata: 'SourceLocation',
  OfficeTab: 'Group+',
  CustomTab: 'Group+ Label',
  Group: 'OverriddenByRibbonApi? Label Icon Control+',
  OfficeMenu: 'Control+',
  'Control:Button': 'OverriddenByRibbonApi? Label Supertip Icon Action Enabled?',
  'Control:Menu': 'OverriddenByRibbonApi? Label Supertip Icon Items',
  Items: 'Item+',
  Item: 'OverriddenByRibbonApi? Label Supertip Icon? Action Enabled?',
  Supertip: 'Title Description',
  Icon: 'Image+',
  'Action:ShowTaskpane': 'TaskpaneId SourceLocation Title?',
  'Action:ExecuteFunction': 'FunctionName',
  Resources: 'Images Urls ShortStrings LongStrings',
  Images: 'Image+',
  Urls: 'Url+',
  ShortStrings: 'String+',
  LongStrings: 'String+',
  Url: 'Override*',
  String: 'Override*',
}

/** Elements whose xsi:type decides what stands in them. */
export const typedElements: ReadonlySet<string> = new Set(
  Object.keys(contentModels).flatMap((key) => (key.includes(':') ? [key.slice(0, key.indexOf(':'))] : [])),
)
