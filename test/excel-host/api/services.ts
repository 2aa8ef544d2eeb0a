/** What office.js asks of Office beside the workbook: ribbon, pane, custom functions. Objects without a parent, by name. */
import { type ApiObject, apiObject, type ApiType, type Json } from './api-object.ts'
import { type Args, booleanOf, isJsonObject, type JsonObject } from './args.ts'
import type { OfficeService } from './context.ts'

interface ButtonTarget {
  readonly office: OfficeService
  readonly id: string
}

const buttonType: ApiType<ButtonTarget> = {
  name: 'RibbonButton',
  properties: {
    id: { get: ({ id }) => id },
    enabled: {
      get: ({ office, id }) => office.state.buttons.get(id) ?? true,
      set: ({ office, id }, value) => {
        office.state.buttons.set(id, booleanOf(value))
        office.changed()
      },
    },
  },
}

const tabType: ApiType<ButtonTarget> = {
  name: 'RibbonTab',
  properties: { id: { get: ({ id }) => id } },
  methods: {
    setVisibility: ({ office, id }, args) => {
      office.state.tabs.set(id, booleanOf(args.value(0)))
      office.changed()
      return undefined
    },
  },
}

const ribbonType: ApiType<OfficeService> = {
  name: 'DynamicRibbon',
  methods: {
    getButton: (office, args) => apiObject(buttonType, { office, id: args.text(0) }),
    getTab: (office, args) => apiObject(tabType, { office, id: args.text(0) }),
  },
}

const paneStates = ['Visible', 'Background'] as const

const appRuntimeType: ApiType<OfficeService> = {
  name: 'AppRuntimeService',
  methods: {
    getAppRuntimeState: ({ state }) => state.pane,
    setAppRuntimeState: (office, args) => {
      office.showPane(args.choice(0, paneStates))
      return undefined
    },
  },
}

const persistenceType: ApiType<OfficeService> = {
  name: 'AppRuntimePersistenceService',
  methods: {
    getAppRuntimeStartState: ({ state }) => state.startUp,
    setAppRuntimeStartState: (office, args) => {
      office.state.startUp = args.text(0)
      return undefined
    },
  },
}

const addinType: ApiType<OfficeService> = {
  name: 'AddinInternalService',
  methods: { notifyActionHandlerReady: () => undefined },
}

function takeResults(office: OfficeService, args: Args): undefined {
  const results = args.value(0)
  if (!Array.isArray(results)) return undefined
  for (const result of results as readonly Json[]) if (isJsonObject(result)) takeResult(office, result)
  return undefined
}

function takeResult(office: OfficeService, { id, value, failed, errorCode }: JsonObject): void {
  const code = typeof errorCode === 'number' ? errorCode : undefined
  if (typeof id === 'string') office.customResult(id, failed !== true, value, code)
}

const customFunctionsType: ApiType<OfficeService> = {
  name: 'CustomFunctions',
  methods: {
    _SetOsfControlContainerReadyForCustomFunctions: (office) => {
      office.customFunctionsReady()
      return undefined
    },
    setInvocationResults: takeResults,
  },
}

const services: Readonly<Record<string, ApiType<OfficeService>>> = {
  'Microsoft.DynamicRibbon.DynamicRibbon': ribbonType,
  'Microsoft.AppRuntime.AppRuntimeService': appRuntimeType,
  'Microsoft.AppRuntime.AppRuntimePersistenceService': persistenceType,
  'Microsoft.InternalService.AddinInternalService': addinType,
  'Microsoft.ExcelServices.CustomFunctions': customFunctionsType,
}

/** The service of that name; undefined where this Office has none. */
export function serviceNamed(office: OfficeService, name: string): ApiObject | undefined {
  const type = Object.hasOwn(services, name) ? services[name] : undefined
  return type ? apiObject(type, office) : undefined
}
