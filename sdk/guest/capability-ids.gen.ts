// Made by host/capabilities/gen/generate.ts from the capability table: run npm run gen, do not edit.

/** Every capability that a manifest may ask for. */
export const CAPABILITY_IDS = [
  'storage',
  'log',
  'config',
  'events.publish',
  'events.subscribe',
  'schedule',
  'http.fetch',
  'plugins.call'
] as const

export type CapabilityId = (typeof CAPABILITY_IDS)[number]

/** Lowest tier that has a capability. */
export const CAPABILITY_TIERS: Readonly<Record<CapabilityId, 'free' | 'pro' | 'enterprise'>> = {
  storage: 'free',
  log: 'free',
  config: 'free',
  'events.publish': 'free',
  'events.subscribe': 'free',
  schedule: 'free',
  'http.fetch': 'free',
  'plugins.call': 'free'
}

/** JSON Schema of the options that a manifest asks with. */
export const CAPABILITY_OPTIONS: Readonly<Record<CapabilityId, Readonly<Record<string, unknown>>>> = {
  storage: {
    type: 'object',
    additionalProperties: false,
    properties: {
      quotaBytes: {
        type: 'integer',
        minimum: 1024,
        maximum: 10737418240,
        description: 'bytes of keys and values per organisation; 10 MiB without it'
      }
    },
    examples: [
      {
        quotaBytes: 52428800
      },
      {}
    ]
  },
  log: {
    type: 'object',
    additionalProperties: false,
    properties: {},
    examples: [
      {}
    ]
  },
  config: {
    type: 'object',
    additionalProperties: false,
    properties: {},
    examples: [
      {}
    ]
  },
  'events.publish': {
    type: 'object',
    additionalProperties: false,
    required: [
      'topics'
    ],
    properties: {
      topics: {
        type: 'array',
        minItems: 1,
        maxItems: 64,
        uniqueItems: true,
        items: {
          type: 'string',
          maxLength: 96,
          pattern: '^[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)*$'
        },
        description: 'local topics: transfer.posted'
      }
    },
    examples: [
      {
        topics: [
          'transfer.posted'
        ]
      }
    ]
  },
  'events.subscribe': {
    type: 'object',
    additionalProperties: false,
    required: [
      'topics'
    ],
    properties: {
      topics: {
        type: 'array',
        minItems: 1,
        maxItems: 64,
        uniqueItems: true,
        items: {
          type: 'string',
          maxLength: 256,
          pattern: '^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*/[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)*$'
        },
        description: 'full topics: hardpoint.treasury/transfer.posted'
      }
    },
    examples: [
      {
        topics: [
          'hardpoint.treasury/transfer.posted'
        ]
      }
    ]
  },
  schedule: {
    type: 'object',
    additionalProperties: false,
    properties: {
      maxPending: {
        type: 'integer',
        minimum: 1,
        maximum: 10000,
        description: 'runs waiting at a time, per organisation; 100 without it'
      }
    },
    examples: [
      {
        maxPending: 1000
      }
    ]
  },
  'http.fetch': {
    type: 'object',
    additionalProperties: false,
    required: [
      'hosts'
    ],
    properties: {
      hosts: {
        type: 'array',
        minItems: 1,
        maxItems: 64,
        uniqueItems: true,
        items: {
          type: 'string',
          maxLength: 270,
          pattern: '^(http://)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*|\\*\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+|\\[[0-9a-f:.]{2,45}\\])(:[1-9][0-9]{0,4})?$'
        },
        description: 'api.example.com (https), api.example.com:8443, *.example.com (exactly one label in place of the star), http://api.example.com (plain http)'
      }
    },
    examples: [
      {
        hosts: [
          'api.example.com',
          '*.example.org:8443'
        ]
      }
    ]
  },
  'plugins.call': {
    type: 'object',
    additionalProperties: false,
    required: [
      'plugins'
    ],
    properties: {
      plugins: {
        type: 'object',
        minProperties: 1,
        maxProperties: 64,
        description: 'plugin id to the exports that may be called',
        propertyNames: {
          type: 'string',
          maxLength: 128,
          pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$'
        },
        additionalProperties: {
          type: 'array',
          minItems: 1,
          maxItems: 64,
          uniqueItems: true,
          items: {
            type: 'string',
            maxLength: 64,
            pattern: '^[a-z][A-Za-z0-9]*$'
          }
        }
      }
    },
    examples: [
      {
        plugins: {
          'hardpoint.treasury': [
            'balance'
          ]
        }
      }
    ]
  }
}

export interface CapabilityMethodData {
  readonly capability: CapabilityId
  /** Changes something: refused when the plugin runs read-only. */
  readonly mutates: boolean
  /** Of the positional arguments, in order. */
  readonly names: readonly string[]
  /** JSON Schema of the arguments by name. */
  readonly params: Readonly<Record<string, unknown>>
}

/** Methods in the guest's `host` object: `storage.get`. */
export const CAPABILITY_METHODS: Readonly<Record<string, CapabilityMethodData>> = {
  'storage.get': {
    capability: 'storage',
    mutates: false,
    names: [
      'key'
    ],
    params: {
      type: 'object',
      additionalProperties: false,
      required: [
        'key'
      ],
      properties: {
        key: {
          title: 'StorageKey',
          description: 'The path to a value: 1 to 16 parts. Parts order by type (string, number, boolean), then by value.',
          type: 'array',
          minItems: 1,
          maxItems: 16,
          items: {
            type: [
              'string',
              'number',
              'boolean'
            ]
          }
        }
      }
    }
  },
  'storage.getMany': {
    capability: 'storage',
    mutates: false,
    names: [
      'keys'
    ],
    params: {
      type: 'object',
      additionalProperties: false,
      required: [
        'keys'
      ],
      properties: {
        keys: {
          type: 'array',
          maxItems: 100,
          items: {
            title: 'StorageKey',
            description: 'The path to a value: 1 to 16 parts. Parts order by type (string, number, boolean), then by value.',
            type: 'array',
            minItems: 1,
            maxItems: 16,
            items: {
              type: [
                'string',
                'number',
                'boolean'
              ]
            }
          }
        }
      }
    }
  },
  'storage.list': {
    capability: 'storage',
    mutates: false,
    names: [
      'selector'
    ],
    params: {
      type: 'object',
      additionalProperties: false,
      required: [
        'selector'
      ],
      properties: {
        selector: {
          title: 'StorageSelector',
          type: 'object',
          additionalProperties: false,
          required: [
            'prefix'
          ],
          properties: {
            prefix: {
              title: 'StoragePrefix',
              description: 'The parts that keys begin with; empty: every key of the plugin.',
              type: 'array',
              maxItems: 16,
              items: {
                type: [
                  'string',
                  'number',
                  'boolean'
                ]
              }
            },
            start: {
              title: 'StorageStart',
              description: 'first key that may be listed (included); begins with the prefix',
              type: 'array',
              minItems: 1,
              maxItems: 16,
              items: {
                type: [
                  'string',
                  'number',
                  'boolean'
                ]
              }
            },
            end: {
              title: 'StorageEnd',
              description: 'first key that is not listed any more; begins with the prefix',
              type: 'array',
              minItems: 1,
              maxItems: 16,
              items: {
                type: [
                  'string',
                  'number',
                  'boolean'
                ]
              }
            },
            limit: {
              type: 'integer',
              minimum: 1,
              maximum: 1000,
              description: '100 without it'
            },
            cursor: {
              type: 'string',
              maxLength: 4096,
              description: 'goes on where an earlier page ended'
            },
            reverse: {
              type: 'boolean',
              description: 'from the last key to the first'
            }
          }
        }
      }
    }
  },
  'storage.set': {
    capability: 'storage',
    mutates: true,
    names: [
      'key',
      'value',
      'options'
    ],
    params: {
      type: 'object',
      additionalProperties: false,
      required: [
        'key',
        'value'
      ],
      properties: {
        key: {
          title: 'StorageKey',
          description: 'The path to a value: 1 to 16 parts. Parts order by type (string, number, boolean), then by value.',
          type: 'array',
          minItems: 1,
          maxItems: 16,
          items: {
            type: [
              'string',
              'number',
              'boolean'
            ]
          }
        },
        value: {
          description: 'Anything JSON can hold, up to 64 KiB as text.'
        },
        options: {
          title: 'StorageSetOptions',
          type: 'object',
          additionalProperties: false,
          properties: {
            expireInMs: {
              type: 'integer',
              minimum: 1,
              maximum: 315576000000,
              description: 'milliseconds until the entry is gone'
            }
          }
        }
      }
    }
  },
  'storage.delete': {
    capability: 'storage',
    mutates: true,
    names: [
      'key'
    ],
    params: {
      type: 'object',
      additionalProperties: false,
      required: [
        'key'
      ],
      properties: {
        key: {
          title: 'StorageKey',
          description: 'The path to a value: 1 to 16 parts. Parts order by type (string, number, boolean), then by value.',
          type: 'array',
          minItems: 1,
          maxItems: 16,
          items: {
            type: [
              'string',
              'number',
              'boolean'
            ]
          }
        }
      }
    }
  },
  'storage.commit': {
    capability: 'storage',
    mutates: true,
    names: [
      'commit'
    ],
    params: {
      type: 'object',
      additionalProperties: false,
      required: [
        'commit'
      ],
      properties: {
        commit: {
          title: 'StorageCommit',
          type: 'object',
          additionalProperties: false,
          properties: {
            checks: {
              type: 'array',
              maxItems: 100,
              items: {
                title: 'StorageCheck',
                type: 'object',
                additionalProperties: false,
                required: [
                  'key',
                  'version'
                ],
                properties: {
                  key: {
                    title: 'StorageKey',
                    description: 'The path to a value: 1 to 16 parts. Parts order by type (string, number, boolean), then by value.',
                    type: 'array',
                    minItems: 1,
                    maxItems: 16,
                    items: {
                      type: [
                        'string',
                        'number',
                        'boolean'
                      ]
                    }
                  },
                  version: {
                    type: [
                      'string',
                      'null'
                    ],
                    maxLength: 16,
                    description: 'the version the key must still have; null: it must not exist'
                  }
                }
              },
              description: 'nothing is written unless all of these hold'
            },
            set: {
              type: 'array',
              maxItems: 1000,
              items: {
                title: 'StorageSet',
                type: 'object',
                additionalProperties: false,
                required: [
                  'key',
                  'value'
                ],
                properties: {
                  key: {
                    title: 'StorageKey',
                    description: 'The path to a value: 1 to 16 parts. Parts order by type (string, number, boolean), then by value.',
                    type: 'array',
                    minItems: 1,
                    maxItems: 16,
                    items: {
                      type: [
                        'string',
                        'number',
                        'boolean'
                      ]
                    }
                  },
                  value: {
                    description: 'Anything JSON can hold, up to 64 KiB as text.'
                  },
                  expireInMs: {
                    type: 'integer',
                    minimum: 1,
                    maximum: 315576000000,
                    description: 'milliseconds until the entry is gone'
                  }
                }
              }
            },
            delete: {
              type: 'array',
              maxItems: 1000,
              items: {
                title: 'StorageKey',
                description: 'The path to a value: 1 to 16 parts. Parts order by type (string, number, boolean), then by value.',
                type: 'array',
                minItems: 1,
                maxItems: 16,
                items: {
                  type: [
                    'string',
                    'number',
                    'boolean'
                  ]
                }
              }
            },
            publish: {
              type: 'array',
              maxItems: 100,
              items: {
                title: 'StoragePublish',
                type: 'object',
                additionalProperties: false,
                required: [
                  'topic',
                  'data'
                ],
                properties: {
                  topic: {
                    type: 'string',
                    minLength: 1,
                    maxLength: 96,
                    description: 'local topic of the plugin: transfer.posted'
                  },
                  data: {
                    description: 'Anything JSON can hold, up to 64 KiB as text.'
                  }
                }
              },
              description: 'events that are published with the data or not at all; needs events.publish'
            }
          }
        }
      }
    }
  },
  'log.debug': {
    capability: 'log',
    mutates: false,
    names: [
      'message',
      'fields'
    ],
    params: {
      type: 'object',
      additionalProperties: false,
      required: [
        'message'
      ],
      properties: {
        message: {
          type: 'string',
          maxLength: 65536
        },
        fields: {
          title: 'LogFields',
          description: 'Anything JSON can hold, up to 8 KiB as text; what is beyond is left out.',
          type: 'object'
        }
      }
    }
  },
  'log.info': {
    capability: 'log',
    mutates: false,
    names: [
      'message',
      'fields'
    ],
    params: {
      type: 'object',
      additionalProperties: false,
      required: [
        'message'
      ],
      properties: {
        message: {
          type: 'string',
          maxLength: 65536
        },
        fields: {
          title: 'LogFields',
          description: 'Anything JSON can hold, up to 8 KiB as text; what is beyond is left out.',
          type: 'object'
        }
      }
    }
  },
  'log.warn': {
    capability: 'log',
    mutates: false,
    names: [
      'message',
      'fields'
    ],
    params: {
      type: 'object',
      additionalProperties: false,
      required: [
        'message'
      ],
      properties: {
        message: {
          type: 'string',
          maxLength: 65536
        },
        fields: {
          title: 'LogFields',
          description: 'Anything JSON can hold, up to 8 KiB as text; what is beyond is left out.',
          type: 'object'
        }
      }
    }
  },
  'log.error': {
    capability: 'log',
    mutates: false,
    names: [
      'message',
      'fields'
    ],
    params: {
      type: 'object',
      additionalProperties: false,
      required: [
        'message'
      ],
      properties: {
        message: {
          type: 'string',
          maxLength: 65536
        },
        fields: {
          title: 'LogFields',
          description: 'Anything JSON can hold, up to 8 KiB as text; what is beyond is left out.',
          type: 'object'
        }
      }
    }
  },
  'config.get': {
    capability: 'config',
    mutates: false,
    names: [],
    params: {
      type: 'object',
      additionalProperties: false,
      properties: {}
    }
  },
  'events.publish': {
    capability: 'events.publish',
    mutates: true,
    names: [
      'topic',
      'data'
    ],
    params: {
      type: 'object',
      additionalProperties: false,
      required: [
        'topic',
        'data'
      ],
      properties: {
        topic: {
          type: 'string',
          minLength: 1,
          maxLength: 96,
          description: 'local topic'
        },
        data: {
          description: 'Anything JSON can hold.'
        }
      }
    }
  },
  'schedule.at': {
    capability: 'schedule',
    mutates: true,
    names: [
      'job',
      'time',
      'data',
      'options'
    ],
    params: {
      type: 'object',
      additionalProperties: false,
      required: [
        'job',
        'time'
      ],
      properties: {
        job: {
          type: 'string',
          minLength: 1,
          maxLength: 64,
          description: 'a job in contributes.jobs of plugin.json'
        },
        time: {
          type: 'string',
          maxLength: 40,
          description: 'RFC 3339 with a zone: 2026-12-01T08:00:00Z'
        },
        data: {
          description: 'Anything JSON can hold, up to 64 KiB as text: what the handler gets.'
        },
        options: {
          title: 'ScheduleOptions',
          type: 'object',
          additionalProperties: false,
          properties: {
            id: {
              type: 'string',
              minLength: 1,
              maxLength: 128,
              pattern: '^[A-Za-z0-9._:-]+$',
              description: 'scheduling the same id again moves the run; made up without it'
            }
          }
        }
      }
    }
  },
  'schedule.after': {
    capability: 'schedule',
    mutates: true,
    names: [
      'job',
      'delayMs',
      'data',
      'options'
    ],
    params: {
      type: 'object',
      additionalProperties: false,
      required: [
        'job',
        'delayMs'
      ],
      properties: {
        job: {
          type: 'string',
          minLength: 1,
          maxLength: 64,
          description: 'a job in contributes.jobs of plugin.json'
        },
        delayMs: {
          type: 'integer',
          minimum: 0,
          maximum: 31622400000
        },
        data: {
          description: 'Anything JSON can hold, up to 64 KiB as text: what the handler gets.'
        },
        options: {
          title: 'ScheduleOptions',
          type: 'object',
          additionalProperties: false,
          properties: {
            id: {
              type: 'string',
              minLength: 1,
              maxLength: 128,
              pattern: '^[A-Za-z0-9._:-]+$',
              description: 'scheduling the same id again moves the run; made up without it'
            }
          }
        }
      }
    }
  },
  'schedule.cancel': {
    capability: 'schedule',
    mutates: true,
    names: [
      'id'
    ],
    params: {
      type: 'object',
      additionalProperties: false,
      required: [
        'id'
      ],
      properties: {
        id: {
          type: 'string',
          minLength: 1,
          maxLength: 128
        }
      }
    }
  },
  'http.fetch': {
    capability: 'http.fetch',
    mutates: false,
    names: [
      'url',
      'init'
    ],
    params: {
      type: 'object',
      additionalProperties: false,
      required: [
        'url'
      ],
      properties: {
        url: {
          type: 'string',
          minLength: 1,
          maxLength: 8192
        },
        init: {
          type: 'object',
          additionalProperties: false,
          properties: {
            method: {
              enum: [
                'GET',
                'HEAD',
                'POST',
                'PUT',
                'PATCH',
                'DELETE',
                'OPTIONS'
              ]
            },
            headers: {
              type: 'array',
              maxItems: 64,
              items: {
                type: 'array',
                minItems: 2,
                maxItems: 2,
                items: {
                  type: 'string',
                  maxLength: 8192
                }
              }
            },
            redirect: {
              enum: [
                'follow',
                'error',
                'manual'
              ]
            },
            timeoutMs: {
              type: 'integer',
              minimum: 1,
              maximum: 60000,
              description: 'of the whole exchange; 10,000 without it'
            }
          }
        }
      }
    }
  },
  'plugins.call': {
    capability: 'plugins.call',
    mutates: true,
    names: [
      'plugin',
      'export',
      'params'
    ],
    params: {
      type: 'object',
      additionalProperties: false,
      required: [
        'plugin',
        'export'
      ],
      properties: {
        plugin: {
          type: 'string',
          maxLength: 128,
          description: 'full id: hardpoint.treasury'
        },
        export: {
          type: 'string',
          minLength: 1,
          maxLength: 64
        },
        params: {
          description: 'The one argument of the export.'
        }
      }
    }
  }
}
